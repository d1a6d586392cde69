package io.lazyimg.imageio;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.Pixels;
import io.lazyimg.spi.TimeLimit;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The pixels of a small picture.
 *
 * @param width in pixels
 * @param height in pixels
 * @param argb row by row, 0xAARRGGBB, colours not multiplied by alpha
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once; never compared
public record SmallPicture(int width, int height, int[] argb) {
    /**
     * Decodes a JPEG or PNG as a whole, whatever its size: only for what an engine made, not for what came from outside.
     *
     * @param format {@code jpeg} or {@code png}
     * @throws IOException if it is none
     */
    public static SmallPicture decode(byte[] encoded, String format) throws IOException {
        ImageReader reader = Readers.jdkReader(format);
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
            reader.setInput(in, true, true);
            BufferedImage read = reader.read(0);
            BufferedImage argb = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_ARGB);
            Graphics2D graphics = argb.createGraphics();
            graphics.drawImage(read, 0, 0, null);
            graphics.dispose();
            Picture picture = Picture.of(argb);
            return new SmallPicture(picture.width(), picture.height(), picture.pixels());
        } finally {
            reader.dispose();
        }
    }

    /** The picture with pixels repeated along each side that is shorter than this. */
    public SmallPicture atLeast(int side) {
        int across = Math.max(1, (side + width - 1) / width);
        int down = Math.max(1, (side + height - 1) / height);
        int[] larger = new int[width * across * height * down];
        for (int i = 0; i < larger.length; i++) {
            int x = i % (width * across);
            int y = Math.floorDiv(i, width * across);
            larger[i] = argb[x / across + y / down * width];
        }
        return new SmallPicture(width * across, height * down, larger);
    }

    /** The picture as a PNG. */
    public byte[] png() {
        return new JdkEncoder(ImageFormat.PNG).encode(new Pixels(width, height, argb, true), 100, TimeLimit.none());
    }
}
