package io.lazyimg.vips;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.PointerByReference;
import io.lazyimg.codec.Refusal;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Layout;
import io.lazyimg.spi.TimeLimit;
import org.jspecify.annotations.Nullable;

/**
 * Makes a PNG of the part of an original that is seen, in its size in the result, upright and with the original's colour
 * profile. All other metadata are left away: a turn that they tell has been made.
 */
final class Decode {
    private static final int SEQUENTIAL = 1;
    private static final int LANCZOS3 = 5;
    private static final int ROUND_TO_NEAREST = 0;
    /** Formats of samples. */
    private static final int BYTES = 0;

    private static final int SHORTS = 2;
    private static final int COLOURS = 3;
    private static final int NO_FILTER = 8;
    private static final String[] METADATA = {"exif-data", "xmp-data", "iptc-data", "orientation"};

    private final Vips vips;
    private final VipsLibrary library;
    private final Original original;

    private Decode(Vips vips, Original original) {
        this.vips = vips;
        this.library = vips.library();
        this.original = original;
    }

    /**
     * A decoded part of a picture.
     *
     * @param png its file
     * @param transparent whether anything can be seen through it
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of a whole picture; never compared
    record Part(byte[] png, boolean transparent) {}

    /** Decodes, or refuses what is damaged. */
    static Part part(Vips vips, Original original, byte[] source, Layout layout, TimeLimit time) {
        try (Steps steps = Steps.of(vips.library(), source, time)) {
            return new Decode(vips, original).part(steps, layout);
        }
    }

    private Part part(Steps steps, Layout layout) {
        require(steps.load(original.format() == ImageFormat.JXL ? this::jxl : this::heif));
        check(steps.image());
        seen(steps, layout);
        require(steps.compute());
        boolean alpha = library.vips_image_hasalpha(steps.image()) != 0;
        boolean transparent = alpha && isTransparent(steps.image());
        require(steps.then(library::vips_copy));
        for (String metadata : METADATA) {
            library.vips_image_remove(steps.image(), metadata);
        }
        byte @Nullable [] png = steps.save((image, file, length) -> original.colours() == Original.Colours.DISPLAY_P3
                ? library.vips_pngsave_buffer(
                        image, file, length, "compression", 1, "filter", NO_FILTER, "profile", "p3", null)
                : library.vips_pngsave_buffer(image, file, length, "compression", 1, "filter", NO_FILTER, null));
        if (png == null) {
            throw damaged();
        }
        return new Part(png, transparent);
    }

    private int heif(Pointer file, long length, PointerByReference out) {
        return library.vips_heifload_buffer(file, length, out, "access", SEQUENTIAL, null);
    }

    private int jxl(Pointer file, long length, PointerByReference out) {
        return library.vips_jxlload_buffer(file, length, out, "access", SEQUENTIAL, null);
    }

    /** What libvips has read of the header must be what we have. */
    private void check(Pointer image) {
        int width = library.vips_image_get_width(image);
        int height = library.vips_image_get_height(image);
        if (width != original.width() || height != original.height()) {
            throw Refusal.notDecodable("the header says " + original.width() + "x" + original.height()
                    + " pixels, and libvips reads " + width + "x" + height);
        }
        int bands = library.vips_image_get_bands(image);
        int format = library.vips_image_get_format(image);
        int colours = bands - (library.vips_image_hasalpha(image) != 0 ? 1 : 0);
        if ((format != BYTES && format != SHORTS) || (colours != 1 && colours != COLOURS)) {
            throw Refusal.notDecodable("the " + original.format() + " has " + bands
                    + " samples a pixel, or such as are no whole numbers, which is not read");
        }
    }

    private void seen(Steps steps, Layout layout) {
        if (layout.cropWidth() != original.width() || layout.cropHeight() != original.height()) {
            require(steps.then((in, out) -> library.vips_extract_area(
                    in, out, layout.cropX(), layout.cropY(), layout.cropWidth(), layout.cropHeight(), (Object) null)));
        }
        if (layout.cropWidth() == layout.width() && layout.cropHeight() == layout.height()) {
            return;
        }
        int format = library.vips_image_get_format(steps.image());
        boolean alpha = library.vips_image_hasalpha(steps.image()) != 0;
        if (alpha) {
            require(steps.then(library::vips_premultiply));
        }
        double across = (double) layout.width() / layout.cropWidth();
        double down = (double) layout.height() / layout.cropHeight();
        require(steps.then(
                (in, out) -> library.vips_resize(in, out, across, "vscale", down, "kernel", LANCZOS3, null)));
        if (alpha) {
            require(steps.then(library::vips_unpremultiply));
            require(steps.then((in, out) -> library.vips_round(in, out, ROUND_TO_NEAREST, (Object) null)));
            require(steps.then((in, out) -> library.vips_cast(in, out, format, (Object) null)));
        }
        int width = library.vips_image_get_width(steps.image());
        int height = library.vips_image_get_height(steps.image());
        if (width != layout.width() || height != layout.height()) {
            throw new IllegalStateException("libvips made " + width + "x" + height + " of what should be "
                    + layout.width() + "x" + layout.height());
        }
    }

    private boolean isTransparent(Pointer image) {
        int bands = library.vips_image_get_bands(image);
        // samples of 10 and 12 bits are the upper ones of 16, and all others zero
        int unseen = library.vips_image_get_format(image) == BYTES ? 0 : 8;
        PointerByReference alpha = new PointerByReference();
        require(library.vips_extract_band(image, alpha, bands - 1, (Object) null) == 0);
        try {
            DoubleByReference least = new DoubleByReference();
            require(library.vips_min(alpha.getValue(), least, (Object) null) == 0);
            return (int) least.getValue() >> unseen < 0xFF;
        } finally {
            library.g_object_unref(alpha.getValue());
        }
    }

    private void require(boolean done) {
        if (!done) {
            throw damaged();
        }
    }

    private ImageException damaged() {
        String what = "the " + original.format() + " of " + original.width() + "x" + original.height() + " pixels";
        String failure = vips.failure();
        return Refusal.notDecodable(
                failure.contains("Unsupported codec") || failure.contains("No decoding plugin")
                        ? what + " is in a code that this machine's libheif cannot read"
                        : what + " is damaged or of a kind that is not read",
                new IllegalStateException("libvips " + vips.version() + ": " + failure));
    }
}
