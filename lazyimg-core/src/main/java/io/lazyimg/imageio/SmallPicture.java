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

/** Pictures so small that they are read and written as a whole without a plan. */
public final class SmallPicture {
    private SmallPicture() {}

    /**
     * Decodes a JPEG or PNG, whatever its size: only for what an engine made, not for what came from outside.
     *
     * @param format {@code jpeg} or {@code png}
     * @throws IOException if it is none
     */
    public static Pixels decode(byte[] encoded, String format) throws IOException {
        ImageReader reader = Readers.jdkReader(format);
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
            reader.setInput(in, true, true);
            BufferedImage read = reader.read(0);
            BufferedImage argb = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_ARGB);
            Graphics2D graphics = argb.createGraphics();
            graphics.drawImage(read, 0, 0, null);
            graphics.dispose();
            return Picture.of(argb).toPixels();
        } finally {
            reader.dispose();
        }
    }

    /** The picture as a PNG. */
    public static byte[] png(Pixels pixels) {
        return new JdkEncoder(ImageFormat.PNG).encode(pixels, 100, TimeLimit.none());
    }
}
