package io.lazyimg.codec;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.FormatEncoder;
import java.util.EnumMap;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The encoders that lie on the class path. */
public final class Encoders {
    private Encoders() {}

    /**
     * Those that {@link ServiceLoader} finds with the class loader of this library.
     *
     * @throws IllegalStateException if one cannot be used, or if two write one format
     */
    public static Map<ImageFormat, FormatEncoder> found() {
        return found(Encoders.class.getClassLoader());
    }

    static Map<ImageFormat, FormatEncoder> found(ClassLoader loader) {
        Map<ImageFormat, FormatEncoder> found = new EnumMap<>(ImageFormat.class);
        try {
            for (FormatEncoder encoder : ServiceLoader.load(FormatEncoder.class, loader)) {
                FormatEncoder other = found.put(encoder.format(), encoder);
                if (other != null) {
                    throw new IllegalStateException("two encoders on the class path write "
                            + encoder.format().mediaType() + ": "
                            + other.getClass().getName() + " and "
                            + encoder.getClass().getName());
                }
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("an encoder on the class path cannot be used: " + reason.getMessage(), e);
        }
        return found;
    }
}
