package io.lazyimg.jpeg;

import io.lazyimg.codec.Orientation;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Size;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Layout;
import io.lazyimg.spi.FormatEncoder;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.TimeLimit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job worked out from the source's header.
 *
 * @param source the file
 * @param header of the source
 * @param upright the source's size, upright
 * @param layout of the result
 * @param across how the result's width comes from the stored picture
 * @param down how the result's height does
 * @param turned whether the result's width comes from the stored picture's height
 * @param quality of the result
 * @param encoder of the result, or {@code null} for a JPEG
 * @param matte the colour around the picture, 0xRRGGBB
 * @param time until when to work on it
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of megabytes; never compared
record Job(
        byte[] source,
        Header header,
        Size upright,
        Layout layout,
        Axis across,
        Axis down,
        boolean turned,
        int quality,
        @Nullable FormatEncoder encoder,
        int matte,
        TimeLimit time) {
    /** From this quality on, colours are kept in full resolution. */
    private static final int FINE_COLOURS = 90;

    /**
     * The job, or {@code null} if it is none for this engine.
     *
     * @param encoders of formats beside JPEG
     */
    static @Nullable Job of(ResizeJob job, Map<ImageFormat, FormatEncoder> encoders) {
        ImageFormat wanted = job.transform().format();
        byte[] source = job.source();
        boolean jpeg =
                ImageFormat.sniff(source).filter(ImageFormat.JPEG::equals).isPresent();
        if (!jpeg || (wanted != null && wanted != ImageFormat.JPEG && !encoders.containsKey(wanted))) {
            return null;
        }
        Header header = Header.read(source);
        if (header == null) {
            return null;
        }
        Frame frame = header.frame();
        if ((long) frame.width() * frame.height() > job.maxSourcePixels()) {
            throw Refusal.tooLarge("", frame.width(), frame.height(), "maxSourcePixels", job.maxSourcePixels());
        }
        int orientation = header.orientation(source);
        Size upright = new Orientation(orientation).turn(new Size(frame.width(), frame.height()));
        Layout layout = job.transform().layout(upright.width(), upright.height());
        int width = layout.canvasWidth();
        int height = layout.canvasHeight();
        if ((long) width * height > job.maxOutputPixels()) {
            throw Refusal.tooLarge("the result of ", width, height, "maxOutputPixels", job.maxOutputPixels());
        }
        FormatEncoder encoder = wanted == null ? null : encoders.get(wanted);
        int maxSide = encoder == null ? JpegEncoder.MAX_SIDE : encoder.maxSide();
        if (Math.max(width, height) > maxSide) {
            throw Refusal.tooLong(encoder == null ? ImageFormat.JPEG : encoder.format(), width, height, maxSide);
        }
        boolean turned = orientation >= 5;
        // which way the stored picture runs along the result's width and height: EXIF 2.32, 4.6.4 A
        boolean mirroredAcross = List.of(2, 3, 6, 7).contains(orientation);
        boolean mirroredDown = List.of(3, 4, 7, 8).contains(orientation);
        Axis across = new Axis(
                width,
                layout.x(),
                layout.width(),
                layout.cropX(),
                layout.cropWidth(),
                turned ? frame.height() : frame.width(),
                mirroredAcross);
        Axis down = new Axis(
                height,
                layout.y(),
                layout.height(),
                layout.cropY(),
                layout.cropHeight(),
                turned ? frame.width() : frame.height(),
                mirroredDown);
        return new Job(
                source, header, upright, layout, across, down, turned, job.quality(), encoder, job.matte(), job.time());
    }

    /** The embedded profile by which colours have to be converted, or {@code null} if they need not be. */
    byte @Nullable [] profile() {
        return header.foreignProfile(source);
    }

    /** The format of the result. */
    ImageFormat output() {
        return encoder == null ? ImageFormat.JPEG : encoder.format();
    }

    /** Pixels of the result for each sample of its colours, on both sides. */
    int pixelsPerColour() {
        return quality < FINE_COLOURS ? 2 : 1;
    }

    ResizePlan plan() {
        return new ResizePlan(ImageFormat.JPEG, upright.width(), upright.height(), Render.heapBytes(this));
    }
}
