package io.lazyimg.imageio;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/**
 * A raster that a reader writes a picture into and that holds none of it: each row goes on to a {@link Rows}. A reader
 * that writes otherwise than row by row fails on it loudly, since there are no samples behind it.
 */
final class RowRaster extends WritableRaster {
    private final Rows rows;

    private RowRaster(int width, int height, int samples, Rows rows) {
        super(
                new PixelInterleavedSampleModel(
                        DataBuffer.TYPE_BYTE, width, height, samples, width * samples, offsets(samples)),
                new DataBufferByte(1),
                new Point());
        this.rows = rows;
    }

    /** An image over such a raster, gray with one sample a pixel or sRGB with three. */
    static BufferedImage image(int width, int height, int samples, Rows rows) {
        ColorSpace space = ColorSpace.getInstance(samples == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ComponentColorModel model =
                new ComponentColorModel(space, false, false, ComponentColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, new RowRaster(width, height, samples, rows), false, null);
    }

    @Override
    public void setRect(int dx, int dy, Raster source) {
        if (dx != 0 || source.getWidth() != getWidth() || source.getNumBands() != getNumBands()) {
            throw new UnsupportedOperationException(
                    "a part of a row: " + source.getWidth() + " of " + getWidth() + " pixels at " + dx);
        }
        int bands = getNumBands();
        for (int y = 0; y < source.getHeight(); y++) {
            rows.row(dy + source.getMinY() + y, row(source, y, bands), 0);
        }
    }

    private static byte[] row(Raster source, int y, int bands) {
        if (source.getHeight() == 1
                && source.getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getOffset() == 0
                && source.getSampleModelTranslateX() == source.getMinX()
                && source.getSampleModelTranslateY() == source.getMinY()
                && source.getSampleModel() instanceof PixelInterleavedSampleModel model
                && model.getPixelStride() == bands
                && Arrays.equals(model.getBandOffsets(), offsets(bands))) {
            return buffer.getData();
        }
        int[] samples = source.getPixels(source.getMinX(), source.getMinY() + y, source.getWidth(), 1, (int[]) null);
        byte[] row = new byte[samples.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (byte) samples[i];
        }
        return row;
    }

    private static int[] offsets(int samples) {
        int[] offsets = new int[samples];
        for (int i = 0; i < samples; i++) {
            offsets[i] = i;
        }
        return offsets;
    }
}
