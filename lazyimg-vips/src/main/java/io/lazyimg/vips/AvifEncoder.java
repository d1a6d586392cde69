package io.lazyimg.vips;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.FormatEncoder;
import io.lazyimg.spi.Pixels;
import io.lazyimg.spi.TimeLimit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes AVIF by libvips, which has an encoder of AV1 do it. It gets to see pixels that other engines have made, and no file of
 * anybody. Found by itself where it is on the class path.
 *
 * <p>Once the encoder has begun, nothing ends it, and the time is looked at before and after; how long it takes goes by the pixels
 * of the result.
 */
public final class AvifEncoder implements FormatEncoder {
    /** The longest side that libvips hands to an encoder. */
    private static final int MAX_SIDE = 16_384;

    private static final int AV1 = 4;
    private static final int BITS = 8;
    private static final int BYTES = 0;
    private static final int SRGB = 22;
    private static final int SUBSAMPLED = 1;
    private static final int NOT_SUBSAMPLED = 2;
    /** From this quality on, colours are kept in full resolution, as in JPEGs. */
    private static final int FINE_COLOURS = 90;

    /** Of 0 to 9; what each more brings is small beside the time that it takes. */
    private static final int EFFORT = 1;

    private final Vips vips;
    private final VipsLibrary library;

    /**
     * An encoder; it has no settings.
     *
     * @throws IllegalStateException if there is no libvips, or none that reads and writes AVIF; the message says what to
     *     install
     */
    public AvifEncoder() {
        this(Vips.shared());
    }

    AvifEncoder(Vips vips) {
        this.vips = vips;
        this.library = vips.library();
    }

    @Override
    public ImageFormat format() {
        return ImageFormat.AVIF;
    }

    @Override
    public int maxSide() {
        return MAX_SIDE;
    }

    @Override
    public long memoryBytes(int width, int height, boolean alpha) {
        return Footprint.encoding(width, height, alpha);
    }

    @Override
    public byte[] encode(Pixels pixels, int quality, TimeLimit time) {
        try (Steps steps = new Steps(library, samples(pixels, time), time)) {
            int bands = pixels.alpha() ? 4 : 3;
            boolean begun = steps.load((samples, length, out) -> {
                        @Nullable
                        Pointer image = library.vips_image_new_from_memory(
                                samples, length, pixels.width(), pixels.height(), bands, BYTES);
                        out.setValue(image);
                        return image == null ? -1 : 0;
                    })
                    && steps.then((in, out) -> library.vips_copy(in, out, "interpretation", SRGB, null));
            byte @Nullable [] file =
                    begun ? steps.save((image, out, length) -> save(image, out, length, quality)) : null;
            if (file == null) {
                throw new IllegalStateException(
                        "libvips " + vips.version() + " could not write an AVIF: " + vips.failure());
            }
            return Objects.requireNonNull(file);
        }
    }

    private int save(Pointer image, PointerByReference file, LongByReference length, int quality) {
        return library.vips_heifsave_buffer(
                image,
                file,
                length,
                "compression",
                AV1,
                "Q",
                quality,
                "effort",
                EFFORT,
                "bitdepth",
                BITS,
                "subsample_mode",
                quality < FINE_COLOURS ? SUBSAMPLED : NOT_SUBSAMPLED,
                "strip",
                1,
                null);
    }

    /** Red, green and blue, and alpha if there is any, a byte each, off the heap. */
    private static Memory samples(Pixels pixels, TimeLimit time) {
        int[] argb = pixels.argb();
        int width = pixels.width();
        byte[] row = new byte[(pixels.alpha() ? 4 : 3) * width];
        Memory samples = new Memory((long) row.length * pixels.height());
        for (int y = 0; y < pixels.height(); y++) {
            int at = 0;
            for (int x = 0; x < width; x++) {
                int pixel = argb[y * width + x];
                row[at++] = (byte) (pixel >> 16);
                row[at++] = (byte) (pixel >> 8);
                row[at++] = (byte) pixel;
                if (pixels.alpha()) {
                    row[at++] = (byte) (pixel >>> 24);
                }
            }
            samples.write((long) y * row.length, row, 0, row.length);
        }
        time.check();
        return samples;
    }
}
