package io.lazyimg.imageio;

import io.lazyimg.codec.Encoders;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.FormatEncoder;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the engine writes: JPEG and PNG with the JDK's writers, and what there are other encoders for. */
final class Outputs {
    /** JPEG and PNG alone. */
    static final Outputs OF_JDK = new Outputs(Map.of());

    private final Map<ImageFormat, FormatEncoder> encoders = new EnumMap<>(ImageFormat.class);

    /** With these encoders beside, or instead of, the JDK's. */
    Outputs(Map<ImageFormat, FormatEncoder> more) {
        encoders.put(ImageFormat.JPEG, new JdkEncoder(ImageFormat.JPEG));
        encoders.put(ImageFormat.PNG, new JdkEncoder(ImageFormat.PNG));
        encoders.putAll(more);
    }

    /** With those on the class path. */
    static Outputs found() {
        return new Outputs(Encoders.found());
    }

    Set<ImageFormat> formats() {
        return Collections.unmodifiableSet(encoders.keySet());
    }

    boolean has(ImageFormat format) {
        return encoders.containsKey(format);
    }

    /** The encoder of a format that there {@link #has is}. */
    FormatEncoder of(ImageFormat format) {
        return Objects.requireNonNull(encoders.get(format));
    }

    /** The encoder of a format, or those of JPEG and PNG where that depends on the pixels. */
    List<FormatEncoder> possible(@Nullable ImageFormat format) {
        return format == null ? List.of(of(ImageFormat.JPEG), of(ImageFormat.PNG)) : List.of(of(format));
    }
}
