package io.lazyimg.webp;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.LazyImages;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.imageio.AnimationResizer;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.store.MemoryBlobStore;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;

/** Animated WebPs, taken apart by hand and decoded by TwelveMonkeys' reader. */
class AnimatedWebpTest {
    private static final int FRAMES = 5;

    private final AnimationResizer engine = new AnimationResizer(50, 10_000_000);

    /** A disc that wanders over waves. */
    private static BufferedImage scene(int frame) {
        BufferedImage image = Sources.waves(320, 200);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillOval(20 + 50 * frame, 60, 60, 60);
        graphics.dispose();
        return image;
    }

    private static byte[] gif() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < FRAMES; i++) {
                writer.writeToSequence(new IIOImage(scene(i), null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private byte[] resized(byte[] source, Transform transform) {
        ResizeJob job = new ResizeJob(source, transform, 80, 0xFFFFFF, 1L << 30, 1L << 30);
        assertThat(engine.plan(job)).isPresent();
        var result = engine.resize(job);
        assertThat(ImageFormat.sniff(result.content())).contains(result.format());
        return result.content();
    }

    /** What a viewer shows: every frame in its place, instead of what was there. */
    private static List<BufferedImage> shown(byte[] webp) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(file.getInt(4)).isEqualTo(webp.length - 8);
        int width = 1 + (file.getInt(24) & 0xFFFFFF);
        int height = 1 + (file.getInt(27) & 0xFFFFFF);
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        List<BufferedImage> shown = new ArrayList<>();
        ImageReader reader = Sources.independentReader("webp");
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(webp))) {
            reader.setInput(in);
            for (int at = 12; at < webp.length; at += 8 + file.getInt(at + 4)) {
                String type = new String(webp, at, 4, StandardCharsets.US_ASCII);
                if (type.equals("ANMF")) {
                    int x = 2 * (file.getInt(at + 8) & 0xFFFFFF);
                    int y = 2 * (file.getInt(at + 11) & 0xFFFFFF);
                    assertThat(webp[at + 23]).as("instead, and kept").isEqualTo((byte) 2);
                    BufferedImage frame = reader.read(shown.size());
                    assertThat(frame.getWidth()).isEqualTo(1 + (file.getInt(at + 14) & 0xFFFFFF));
                    canvas.setData(frame(canvas, frame, x, y).getData());
                    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
                    copy.setData(canvas.getData());
                    shown.add(copy);
                }
            }
        } finally {
            reader.dispose();
        }
        return shown;
    }

    private static BufferedImage frame(BufferedImage canvas, BufferedImage frame, int x, int y) {
        for (int row = 0; row < frame.getHeight(); row++) {
            for (int column = 0; column < frame.getWidth(); column++) {
                canvas.setRGB(x + column, y + row, frame.getRGB(column, row));
            }
        }
        return canvas;
    }

    @Test
    void anAnimatedGifBecomesAnAnimatedWebpThatShowsTheSame() throws IOException {
        List<BufferedImage> frames =
                shown(resized(gif(), Transform.fit(160, 100).as(ImageFormat.WEBP)));

        assertThat(frames).hasSize(FRAMES);
        for (int i = 0; i < FRAMES; i++) {
            BufferedImage whole = scene(i);
            BufferedImage expected = Sources.picture(160, 100, false, (x, y) -> whole.getRGB(2 * x, 2 * y));
            assertThat(Sources.psnr(expected, frames.get(i))).as("frame " + i).isGreaterThan(24);
        }
    }

    @Test
    void anAnimatedWebpStaysOne() throws IOException {
        byte[] webp = resized(gif(), Transform.fit(320, 200).as(ImageFormat.WEBP));

        List<BufferedImage> again = shown(resized(webp, Transform.fit(161, 100)));

        assertThat(again).hasSize(FRAMES);
        assertThat(again.get(0).getWidth()).isEqualTo(160);
        Color disc = new Color(again.get(4).getRGB(125, 45));
        assertThat(disc.getRed()).isGreaterThan(235);
        assertThat(disc.getGreen()).isGreaterThan(235);
        Color gone = new Color(again.get(4).getRGB(25, 45));
        assertThat(gone.getRed() + gone.getGreen() + gone.getBlue()).isLessThan(620);
    }

    @Test
    void aGifWithoutAFormatStaysAGif() throws IOException {
        assertThat(ImageFormat.sniff(resized(gif(), Transform.fit(50, 50)))).contains(ImageFormat.GIF);
    }

    @Test
    void anOriginalThatStaysWebpHasAPlaceholderToo() throws IOException {
        MemoryBlobStore originals = MemoryBlobStore.ofBytes(10_000_000);
        byte[] animated = resized(gif(), Transform.fit(320, 200).as(ImageFormat.WEBP));
        originals.put("moving.webp", animated, BlobAttributes.of("image/webp"));
        byte[] still = Sources.resized(
                new ImageIoResizer(),
                Sources.file(Sources.waves(320, 200), "png"),
                Transform.fit(300, 200).as(ImageFormat.WEBP),
                80);
        originals.put("still.webp", still, BlobAttributes.of("image/webp"));
        try (LazyImages images = LazyImages.builder()
                .originals(originals)
                .derivatives(MemoryBlobStore.ofBytes(10_000_000))
                .keepAnimations(true)
                .build()) {
            assertThat(images.placeholder("moving.webp").orElseThrow().width()).isEqualTo(320);
            assertThat(images.placeholder("still.webp").orElseThrow().height()).isEqualTo(188);
        }
    }
}
