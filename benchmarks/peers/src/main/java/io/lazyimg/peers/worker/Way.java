package io.lazyimg.peers.worker;

import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.Resizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import org.imgscalr.Scalr;

/** One way of making a JPEG of quality 80 from a JPEG. */
@FunctionalInterface
interface Way {
    int QUALITY = 80;

    /** The bytes of the small picture; none where the way only decodes. */
    byte[] resize(byte[] source, int width, int height) throws IOException;

    /** A way by its name: a peer's, or the class of one of our engines. */
    static Way named(String name) throws ReflectiveOperationException {
        return switch (name) {
            case "thumbnailator" -> Way::thumbnailator;
            case "imgscalr" -> Way::imgscalr;
            case "imageio" -> Way::decodeAlone;
            default ->
                engine(Class.forName(name)
                        .asSubclass(Resizer.class)
                        .getConstructor()
                        .newInstance());
        };
    }

    /** Both calls that the pipeline makes of an engine for a picture. */
    private static Way engine(Resizer engine) {
        return (source, width, height) -> {
            ResizeJob job =
                    new ResizeJob(source, Transform.fit(width, 0), QUALITY, 0xffffff, 200_000_000L, 200_000_000L);
            if (engine.plan(job).isEmpty()) {
                throw new IOException("the engine does not take this picture");
            }
            return engine.resize(job).content();
        };
    }

    private static byte[] thumbnailator(byte[] source, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thumbnails.of(new ByteArrayInputStream(source))
                .forceSize(width, height)
                .outputQuality(QUALITY / 100.0)
                .outputFormat("jpg")
                .toOutputStream(out);
        return out.toByteArray();
    }

    private static byte[] imgscalr(byte[] source, int width, int height) throws IOException {
        BufferedImage large = ImageIO.read(new ByteArrayInputStream(source));
        BufferedImage small = Scalr.resize(large, Scalr.Method.QUALITY, Scalr.Mode.FIT_EXACT, width, height);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(small, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] decodeAlone(byte[] source, int width, int height) throws IOException {
        ImageIO.read(new ByteArrayInputStream(source)).flush();
        return new byte[0];
    }
}
