package io.lazyimg.jpeg;

import io.lazyimg.codec.ProfileToSrgb;
import io.lazyimg.spi.TimeLimit;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.SampleModel;
import java.awt.image.SinglePixelPackedSampleModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.function.IntConsumer;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import org.jspecify.annotations.Nullable;

/** Puts rows of pixels where they belong in an image, in sRGB. */
final class ImageRows implements PixelRows.Sink {
    /** Pixels that are converted at a time: each time costs a millisecond or so. */
    private static final int CONVERTED = 1 << 18;

    private static final int[] RGB_MASKS = {0xFF0000, 0xFF00, 0xFF};

    /** What the sample of each band takes its bits from. */
    private final int[] shifts;

    private final WritableRaster raster;
    private final boolean gray;
    private final boolean packed;
    private final byte @Nullable [] bytes;
    private final int[] samples;
    private final byte @Nullable [] profile;
    private final IntConsumer written;

    /** The rows that wait to be converted. */
    private final int[] batch;

    private int waiting;
    private int next;

    /**
     * Rows for a part of an image.
     *
     * @param param says which bands go where
     * @param profile by which colours are converted to sRGB, or {@code null} if they are left as they are
     * @param written told the number of each row that is there, from the top down
     * @throws IIOException if the image has other than 8 bits a sample, or a palette
     */
    ImageRows(
            BufferedImage image,
            Rectangle part,
            ImageReadParam param,
            Header.Colour colour,
            byte @Nullable [] profile,
            IntConsumer written)
            throws IIOException {
        this.gray = colour == Header.Colour.GRAY;
        int[] bands = param.getSourceBands();
        this.shifts = gray ? new int[] {8} : shifts(bands == null ? new int[] {0, 1, 2} : bands);
        this.raster = image.getRaster()
                .createWritableChild(part.x, part.y, part.width, part.height, 0, 0, param.getDestinationBands());
        check(image);
        SampleModel model = raster.getSampleModel();
        this.packed = model instanceof SinglePixelPackedSampleModel single
                && model.getTransferType() == DataBuffer.TYPE_INT
                && Arrays.equals(single.getBitMasks(), RGB_MASKS)
                && image.getSampleModel().getNumBands() == 3
                && Arrays.equals(shifts, new int[] {16, 8, 0});
        boolean plainBytes = model instanceof ComponentSampleModel && model.getTransferType() == DataBuffer.TYPE_BYTE;
        this.bytes = plainBytes ? new byte[part.width * shifts.length] : null;
        this.samples = new int[part.width * shifts.length];
        this.profile = profile;
        this.written = written;
        this.batch = new int[profile == null ? 0 : part.width * Math.max(1, CONVERTED / part.width)];
    }

    private static int[] shifts(int[] bands) {
        return Arrays.stream(bands).map(band -> 16 - 8 * band).toArray();
    }

    private void check(BufferedImage image) throws IIOException {
        if (image.getColorModel() instanceof IndexColorModel) {
            throw new IIOException("the destination has a palette, and JPEGs have none");
        }
        int type = raster.getSampleModel().getDataType();
        boolean whole = type != DataBuffer.TYPE_FLOAT && type != DataBuffer.TYPE_DOUBLE;
        for (int bits : raster.getSampleModel().getSampleSize()) {
            if (bits != 8 || !whole) {
                throw new IIOException("the destination has samples of " + bits + " bits, the JPEG of 8");
            }
        }
    }

    @Override
    public void row(int[] pixels) {
        if (profile == null) {
            write(pixels, 0);
            return;
        }
        System.arraycopy(pixels, 0, batch, waiting, pixels.length);
        waiting += pixels.length;
        boolean last = next + waiting / pixels.length == raster.getHeight();
        if (waiting == batch.length || last) {
            int[] full = waiting == batch.length ? batch : Arrays.copyOf(batch, waiting);
            ProfileToSrgb.convert(
                    full, gray ? ProfileToSrgb.Kind.GRAY : ProfileToSrgb.Kind.RGB, profile, TimeLimit.none());
            for (int at = 0; at < waiting; at += pixels.length) {
                write(full, at);
            }
            waiting = 0;
        }
    }

    private void write(int[] pixels, int from) {
        int width = raster.getWidth();
        int y = next++;
        if (packed) {
            System.arraycopy(pixels, from, samples, 0, width);
            raster.setDataElements(0, y, width, 1, samples);
        } else if (bytes != null) {
            pack(pixels, from, bytes);
            raster.setDataElements(0, y, width, 1, bytes);
        } else {
            for (int i = 0, to = 0; i < width; i++) {
                int pixel = pixels[from + i];
                for (int shift : shifts) {
                    samples[to++] = pixel >> shift & 0xFF;
                }
            }
            raster.setPixels(0, y, width, 1, samples);
        }
        written.accept(y);
    }

    private void pack(int[] pixels, int from, byte[] to) {
        if (shifts.length == 3) {
            int first = shifts[0];
            int second = shifts[1];
            int third = shifts[2];
            for (int i = 0, at = from; i < to.length; i += 3, at++) {
                int pixel = pixels[at];
                to[i] = (byte) (pixel >> first);
                to[i + 1] = (byte) (pixel >> second);
                to[i + 2] = (byte) (pixel >> third);
            }
            return;
        }
        for (int i = 0, at = from; i < to.length; at++) {
            for (int shift : shifts) {
                to[i++] = (byte) (pixels[at] >> shift);
            }
        }
    }
}
