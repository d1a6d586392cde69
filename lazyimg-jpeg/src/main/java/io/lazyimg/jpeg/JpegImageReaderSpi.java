package io.lazyimg.jpeg;

import io.lazyimg.image.ImageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The decoder of {@link JpegResizer} as a plug-in of ImageIO, which finds it by itself on the class path.
 *
 * <p>A reduced read costs a fraction of a full one: with equal subsampling of 2, 4 or 8 on both sides, and with {@link
 * javax.imageio.ImageReadParam#setSourceRenderSize} to any size, for which the parameters have to come from {@link
 * ImageReader#getDefaultReadParam}. Subsampled pixels are means of what they stand for, not single pixels of the picture;
 * rendered ones are resampled by Lanczos' kernel.
 *
 * <p>Reads what {@link JpegResizer} does, as {@code TYPE_3BYTE_BGR}, {@code TYPE_INT_RGB} or {@code TYPE_BYTE_GRAY}, in
 * sRGB: the colours of an embedded profile are converted. EXIF's orientation is not applied; the standard metadata name it.
 * There are no thumbnails, and no second image in a stream. The file is held in memory, to its end.
 *
 * <p>It stands behind all other readers of JPEG, the JDK's in particular, until somebody calls {@link #prefer}; by the
 * format name {@value #OWN_NAME} it is found at any time.
 */
public final class JpegImageReaderSpi extends ImageReaderSpi {
    /** A format name that no other reader has. */
    public static final String OWN_NAME = "lazyimg-jpeg";

    private static final String[] NAMES = {"jpeg", "JPEG", "jpg", "JPG", OWN_NAME};
    private static final String[] SUFFIXES = {"jpg", "jpeg", "jpe", "jfif"};
    private static final String[] MIME_TYPES = {"image/jpeg", "image/jpg"};

    /** Metadata before the first scan that are read to find out whether a stream is for this reader. */
    private static final int HEADER = 4 << 20;

    private static volatile boolean preferred;

    /** For ImageIO, which makes and registers one. */
    public JpegImageReaderSpi() {
        super(
                "lazyimg",
                "0.1",
                NAMES.clone(),
                SUFFIXES.clone(),
                MIME_TYPES.clone(),
                JpegImageReader.class.getName(),
                new Class<?>[] {ImageInputStream.class},
                null,
                false,
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                null,
                null);
    }

    /**
     * Puts this reader before all others of JPEG, so that {@code ImageIO.read} and everything else that asks for a reader
     * takes it for files that it reads. Registers it where ImageIO has not found it, as in a web application.
     *
     * <p>It stays so when ImageIO looks for plug-ins again. A registered plug-in keeps its class loader: a web application
     * that calls this should deregister it when it is stopped.
     */
    public static void prefer() {
        preferred = true;
        own().order();
    }

    /** Puts this reader behind all others of JPEG, where it is unless {@link #prefer} was called. */
    public static void defer() {
        preferred = false;
        own().order();
    }

    private static JpegImageReaderSpi own() {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        JpegImageReaderSpi found = registry.getServiceProviderByClass(JpegImageReaderSpi.class);
        if (found != null) {
            return found;
        }
        JpegImageReaderSpi made = new JpegImageReaderSpi();
        registry.registerServiceProvider(made, ImageReaderSpi.class);
        return made;
    }

    private void order() {
        order(IIORegistry.getDefaultInstance());
    }

    /** Sets the order of this reader and of each other one that is there. */
    private void order(ServiceRegistry registry) {
        List<ImageReaderSpi> all = new ArrayList<>(); // an order may not be changed while it is walked through
        registry.getServiceProviders(ImageReaderSpi.class, false).forEachRemaining(all::add);
        for (ImageReaderSpi other : all) {
            if (other != this && readsJpeg(other)) {
                registry.setOrdering(ImageReaderSpi.class, preferred ? this : other, preferred ? other : this);
            }
        }
    }

    private static boolean readsJpeg(ImageReaderSpi reader) {
        return Stream.of(reader.getFormatNames()).anyMatch("jpeg"::equalsIgnoreCase);
    }

    @Override
    public void onRegistration(ServiceRegistry registry, Class<?> category) {
        order(registry);
    }

    /**
     * Whether a stream has a JPEG that is read here, at its position and with its first scan within 4 MB.
     *
     * @throws IOException if the stream cannot be read
     */
    @Override
    public boolean canDecodeInput(Object source) throws IOException {
        if (!(source instanceof ImageInputStream stream)) {
            return false;
        }
        stream.mark();
        try {
            return new StreamBytes(stream).header(HEADER) != null;
        } catch (ImageException damaged) {
            return false;
        } finally {
            stream.reset();
        }
    }

    @Override
    public ImageReader createReaderInstance(@Nullable Object extension) {
        return new JpegImageReader(this);
    }

    @Override
    public String getDescription(@Nullable Locale locale) {
        return "lazyimg's reader of JPEG, which shrinks while it decodes";
    }
}
