package io.lazyimg.testkit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes WebPs with libwebp and puts them into other containers.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649">RFC 9649</a>
 */
final class WebpFile {
    private static final int ANIMATION = 0x02;
    private static final int EXIF = 0x08;
    private static final int ALPHA = 0x10;
    private static final int PROFILE = 0x20;

    private WebpFile() {}

    static byte[] lossy(BufferedImage image) {
        return write(image, "Lossy");
    }

    static byte[] lossless(BufferedImage image) {
        return write(image, "Lossless");
    }

    /** Lossless, with EXIF and a profile in the extended container. */
    static byte[] extended(BufferedImage image, byte[] exif, byte[] icc) {
        byte[] still = lossless(image);
        Chunk content = header(EXIF | PROFILE, image.getWidth(), image.getHeight())
                .bytes(chunk("ICCP", icc))
                .bytes(Arrays.copyOfRange(still, 12, still.length))
                .bytes(chunk("EXIF", exif));
        return riff(content);
    }

    /** Two frames, the first of them lying somewhere on a larger canvas. */
    static byte[] animated(int width, int height, BufferedImage first, int x, int y, BufferedImage second) {
        Chunk content = header(ANIMATION | ALPHA, width, height)
                .bytes(chunk(
                        "ANIM", Chunk.littleEndian().u32(0xFF00FF00L).u16(0).toBytes()))
                .bytes(frame(first, x, y))
                .bytes(frame(second, 0, 0));
        return riff(content);
    }

    private static byte[] frame(BufferedImage image, int x, int y) {
        byte[] still = lossless(image);
        return chunk(
                "ANMF",
                Chunk.littleEndian()
                        .u24(x / 2)
                        .u24(y / 2)
                        .u24(image.getWidth() - 1)
                        .u24(image.getHeight() - 1)
                        .u24(100)
                        .u8(0)
                        .bytes(Arrays.copyOfRange(still, 12, still.length))
                        .toBytes());
    }

    private static Chunk header(int flags, int width, int height) {
        return Chunk.littleEndian()
                .bytes(chunk(
                        "VP8X",
                        Chunk.littleEndian()
                                .u32(flags)
                                .u24(width - 1)
                                .u24(height - 1)
                                .toBytes()));
    }

    private static byte[] chunk(String type, byte[] content) {
        Chunk chunk = Chunk.littleEndian().ascii(type).u32(content.length).bytes(content);
        return (content.length % 2 == 0 ? chunk : chunk.u8(0)).toBytes();
    }

    private static byte[] riff(Chunk content) {
        return Chunk.littleEndian()
                .ascii("RIFF")
                .u32(content.size() + 4L)
                .ascii("WEBP")
                .bytes(content.toBytes())
                .toBytes();
    }

    private static byte[] write(BufferedImage image, String type) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("webp");
        if (!writers.hasNext()) {
            throw new IllegalStateException("no WebP writer: is webp-imageio on the path?");
        }
        ImageWriter writer = writers.next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(type);
            param.setCompressionQuality(0.95f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
