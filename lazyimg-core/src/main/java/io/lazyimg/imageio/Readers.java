package io.lazyimg.imageio;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;

/**
 * The JDK's own readers and writers, whatever other plug-ins the host has and in whatever order. The registry is only
 * looked at.
 */
final class Readers {
    private Readers() {}

    /** Fails if one of those that this engine needs is not there. */
    static void check() {
        jdk(ImageReaderSpi.class, "jpeg");
        jdk(ImageWriterSpi.class, "jpeg");
        jdk(ImageWriterSpi.class, "png");
    }

    static ImageReader jdkReader(String format) throws IOException {
        return jdk(ImageReaderSpi.class, format).createReaderInstance();
    }

    static ImageWriter jdkWriter(String format) throws IOException {
        return jdk(ImageWriterSpi.class, format).createWriterInstance();
    }

    private static <T extends ImageReaderWriterSpi> T jdk(Class<T> kind, String format) {
        Iterator<T> providers = IIORegistry.getDefaultInstance().getServiceProviders(kind, false);
        while (providers.hasNext()) {
            T provider = providers.next();
            boolean ofJdk = provider.getClass().getModule().equals(ImageIO.class.getModule());
            if (ofJdk && List.of(provider.getFormatNames()).contains(format.toLowerCase(Locale.ROOT))) {
                return provider;
            }
        }
        throw new IllegalStateException("somebody has taken the JDK's own " + format + " out of ImageIO's registry");
    }
}
