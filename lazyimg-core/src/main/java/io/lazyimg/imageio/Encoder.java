package io.lazyimg.imageio;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.TimeLimit;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Encodes with the JDK's writers: pixels and what is needed to show them, no metadata. */
final class Encoder {
    /** The longest side that libjpeg writes. */
    static final int MAX_JPEG_SIDE = 65_500;

    /** Encoders' own tables, and a small picture's headers. */
    private static final long FIXED_BYTES = 512 << 10;

    private Encoder() {}

    /** What encoding takes beside the picture: the result, while it grows and once more when it is cut to length. */
    static long bytes(long pixels, boolean jpeg) {
        return FIXED_BYTES + pixels * (jpeg ? 6 : 10);
    }

    /** The bytes of a JPEG or PNG. */
    static byte[] encode(Picture picture, ImageFormat format, int quality, TimeLimit time) throws IOException {
        boolean jpeg = format == ImageFormat.JPEG;
        ImageWriter writer = Readers.jdkWriter(jpeg ? "jpeg" : "png");
        try (GrowingOutput out = new GrowingOutput(time)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (jpeg) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality / 100f);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture.image(), null, null), param);
            return out.bytes();
        } finally {
            writer.dispose();
        }
    }
}
