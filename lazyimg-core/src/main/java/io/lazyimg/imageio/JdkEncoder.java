package io.lazyimg.imageio;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.FormatEncoder;
import io.lazyimg.spi.Pixels;
import io.lazyimg.spi.TimeLimit;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Encodes JPEG or PNG with the JDK's writers: pixels and what is needed to show them, no metadata. */
final class JdkEncoder implements FormatEncoder {
    /** The longest side that libjpeg writes. */
    private static final int MAX_JPEG_SIDE = 65_500;

    /** Encoders' own tables, and a small picture's headers. */
    private static final long FIXED_BYTES = 512 << 10;

    private final ImageFormat format;
    private final boolean jpeg;

    JdkEncoder(ImageFormat format) {
        this.format = format;
        this.jpeg = format == ImageFormat.JPEG;
    }

    @Override
    public ImageFormat format() {
        return format;
    }

    @Override
    public int maxSide() {
        return jpeg ? MAX_JPEG_SIDE : Integer.MAX_VALUE;
    }

    /** The result, while it grows and once more when it is cut to length. */
    @Override
    public long memoryBytes(int width, int height, boolean alpha) {
        return FIXED_BYTES + (long) width * height * (jpeg ? 6 : 10);
    }

    @Override
    public byte[] encode(Pixels pixels, int quality, TimeLimit time) {
        ImageWriter writer = null;
        try (GrowingOutput out = new GrowingOutput(time)) {
            writer = Readers.jdkWriter(jpeg ? "jpeg" : "png");
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (jpeg) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality / 100f);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(Picture.of(pixels).image(), null, null), param);
            return out.bytes();
        } catch (IOException e) {
            throw new IllegalStateException("a picture in memory could not be encoded", e);
        } finally {
            if (writer != null) {
                writer.dispose();
            }
        }
    }
}
