package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.ImageRequest;
import io.lazyimg.ImageResponse;
import io.lazyimg.LazyImages;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.imageio.AnimationResizer;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resized;
import io.lazyimg.store.MemoryBlobStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Animations, looked at as viewers show them. */
class AnimationTest {
    private static final int RED = 0xE01010;
    private static final int GREEN = 0x10C020;
    private static final int BLUE = 0x2030E0;
    /** Transparent. */
    private static final int NONE = -1;

    private static final int[] PALETTE = {RED, GREEN, BLUE, 0};

    private final AnimationResizer engine = new AnimationResizer(50, 10_000_000);

    private static ResizeJob job(byte[] source, Transform transform) {
        return new ResizeJob(source, transform, 80, 0xFFFFFF, 50_000_000, 10_000_000);
    }

    private List<ShownFrame> shown(byte[] source, Transform transform) {
        ResizeJob job = job(source, transform);
        assertThat(engine.plan(job)).isPresent();
        Resized result = engine.resize(job);
        assertThat(result.format()).isEqualTo(ImageFormat.GIF);
        List<ShownFrame> frames = ShownFrame.ofGif(result.content());
        assertThat(frames.get(0).image().getWidth()).isEqualTo(result.width());
        assertThat(frames.get(0).image().getHeight()).isEqualTo(result.height());
        return frames;
    }

    /** Red all over, then green on the left half, then blue in the lower right quarter. */
    private static GifFile growing(int disposal) {
        return new GifFile(200, 100, PALETTE)
                .again(0)
                .control(5, 0)
                .frame(0, 0, 200, 100, -1, (x, y) -> 0)
                .control(20, disposal)
                .frame(0, 0, 100, 100, -1, (x, y) -> 1)
                .control(30, 0)
                .frame(100, 50, 100, 50, -1, (x, y) -> 2);
    }

    @Test
    void framesAreLaidOneOverTheOther() {
        List<ShownFrame> frames = shown(growing(0).toBytes(), Transform.fit(50, 50));

        assertThat(frames).extracting(ShownFrame::hundredths).containsExactly(5, 20, 30);
        assertThat(frames.get(0).image().getWidth()).isEqualTo(50);
        assertThat(frames.get(0).image().getHeight()).isEqualTo(25);
        assertColours(frames.get(0).image(), RED, RED, RED, RED);
        assertColours(frames.get(1).image(), GREEN, RED, GREEN, RED);
        assertColours(frames.get(2).image(), GREEN, RED, GREEN, BLUE);
    }

    @Test
    void whatIsToBeClearedIsTransparentAfterwards() {
        List<ShownFrame> frames = shown(growing(2).toBytes(), Transform.fit(50, 50));

        assertColours(frames.get(1).image(), GREEN, RED, GREEN, RED);
        assertColours(frames.get(2).image(), NONE, RED, NONE, BLUE);
    }

    @Test
    void whatIsToBeRestoredIsThereAgain() {
        List<ShownFrame> frames = shown(growing(3).toBytes(), Transform.fit(50, 50));

        assertColours(frames.get(1).image(), GREEN, RED, GREEN, RED);
        assertColours(frames.get(2).image(), RED, RED, RED, BLUE);
    }

    @Test
    void transparentPixelsOfAFrameLetTheLastOneShow() {
        byte[] gif = new GifFile(80, 80, PALETTE)
                .frame(0, 0, 80, 80, 3, (x, y) -> x < 40 ? 0 : 3)
                .frame(0, 0, 80, 80, 3, (x, y) -> y < 40 ? 3 : 1)
                .toBytes();

        List<ShownFrame> frames = shown(gif, Transform.fit(20, 20));

        assertColours(frames.get(0).image(), RED, NONE, RED, NONE);
        assertColours(frames.get(1).image(), RED, NONE, GREEN, GREEN);
    }

    @Test
    void itIsShownAsOftenAsTheOriginal() {
        for (int again : new int[] {0, 1, 7}) {
            byte[] gif = new GifFile(8, 8, PALETTE)
                    .again(again)
                    .frame(0, 0, 8, 8, -1, (x, y) -> 0)
                    .frame(0, 0, 8, 8, -1, (x, y) -> 1)
                    .toBytes();
            assertThat(again(engine.resize(job(gif, Transform.fit(4, 4))).content()))
                    .isEqualTo(again);
        }
        byte[] once = new GifFile(8, 8, PALETTE)
                .frame(0, 0, 8, 8, -1, (x, y) -> 0)
                .frame(0, 0, 8, 8, -1, (x, y) -> 1)
                .toBytes();
        assertThat(again(engine.resize(job(once, Transform.fit(4, 4))).content()))
                .isEqualTo(-1);
    }

    private static int again(byte[] gif) {
        String text = new String(gif, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("NETSCAPE2.0");
        return at < 0 ? -1 : text.charAt(at + 13) + 256 * text.charAt(at + 14);
    }

    @Test
    void nothingCanBeShownForAWhile() {
        byte[] blinking = new GifFile(80, 80, PALETTE)
                .control(50, 2)
                .frame(0, 0, 80, 80, -1, (x, y) -> 0)
                .control(50, 0)
                .frame(0, 0, 1, 1, 3, (x, y) -> 3)
                .toBytes();

        List<ShownFrame> frames = shown(blinking, Transform.fit(20, 20));

        assertColours(frames.get(0).image(), RED, RED, RED, RED);
        assertColours(frames.get(1).image(), NONE, NONE, NONE, NONE);
    }

    @Test
    void framesThatLookAlikeAreOneThatLastsLonger() {
        byte[] gif = new GifFile(80, 80, PALETTE)
                .control(10, 0)
                .frame(0, 0, 80, 80, -1, (x, y) -> 0)
                .control(15, 0)
                .frame(3, 3, 9, 9, -1, (x, y) -> 0)
                .control(7, 0)
                .frame(0, 0, 80, 80, -1, (x, y) -> 1)
                .toBytes();

        assertThat(shown(gif, Transform.fit(20, 20)))
                .extracting(ShownFrame::hundredths)
                .containsExactly(25, 7);
    }

    @Test
    void everyFrameIsCroppedAndPaddedAsAPictureWouldBe() {
        List<ShownFrame> filled = shown(growing(0).toBytes(), Transform.fill(40, 40));
        assertThat(filled.get(0).image().getWidth()).isEqualTo(40);
        assertColours(filled.get(2).image(), GREEN, RED, GREEN, BLUE);

        List<ShownFrame> padded = shown(growing(0).toBytes(), Transform.pad(60, 60));
        BufferedImage last = padded.get(2).image();
        assertThat(last.getRGB(30, 2) >>> 24).isZero();
        assertThat(last.getRGB(30, 57) >>> 24).isZero();
        assertNear(last.getRGB(10, 30), GREEN);
    }

    @Test
    void anAnimatedWebpIsShownAsItWasMade() {
        BufferedImage first = TestPictures.plain(40, 40, 0xFF000000 | RED);
        BufferedImage second = TestPictures.picture(80, 80, true, (x, y) -> y < 40 ? 0 : 0xFF000000 | BLUE);
        byte[] webp = WebpFile.animated(80, 80, first, 40, 0, second);

        List<ShownFrame> frames = shown(webp, Transform.fit(20, 20));

        assertThat(frames).extracting(ShownFrame::hundredths).containsExactly(10, 10);
        assertColours(frames.get(0).image(), NONE, RED, NONE, NONE);
        assertColours(frames.get(1).image(), NONE, RED, BLUE, BLUE);
    }

    @Test
    void photographsKeepTheirColoursWithinWhatAPaletteCan() {
        GifFile gif = new GifFile(128, 64, rainbow());
        for (int frame = 0; frame < 4; frame++) {
            int shift = frame * 8;
            gif.frame(0, 0, 128, 64, -1, (x, y) -> (x + shift) % 128);
        }

        List<ShownFrame> frames = shown(gif.toBytes(), Transform.fit(64, 32));

        for (int frame = 0; frame < 4; frame++) {
            for (int x = 2; x < 62; x++) {
                int from = (2 * x + frame * 8) % 128;
                if (from > 4 && from < 122) {
                    assertNear(frames.get(frame).image().getRGB(x, 16), rainbow()[from]);
                }
            }
        }
    }

    private static int[] rainbow() {
        int[] colours = new int[128];
        Arrays.setAll(colours, i -> ((2 * i) << 16) + ((255 - 2 * i) << 8) + 64 + i);
        return colours;
    }

    @Test
    void stillPicturesOtherFormatsAndAnimationsOverTheLimitsAreLeftToOthers() {
        byte[] still =
                new GifFile(8, 8, PALETTE).frame(0, 0, 8, 8, -1, (x, y) -> 0).toBytes();
        assertThat(engine.plan(job(still, Transform.fit(4, 4)))).isEmpty();

        byte[] animated = growing(0).toBytes();
        assertThat(engine.plan(job(animated, Transform.fit(4, 4).as(ImageFormat.PNG))))
                .isEmpty();
        assertThat(new AnimationResizer(2, 1_000_000).plan(job(animated, Transform.fit(4, 4))))
                .isEmpty();
        assertThat(new AnimationResizer(3, 60_000).plan(job(animated, Transform.fit(4, 4))))
                .isPresent();
        assertThat(new AnimationResizer(3, 59_999).plan(job(animated, Transform.fit(4, 4))))
                .isEmpty();

        byte[] outside = new GifFile(8, 8, PALETTE)
                .frame(0, 0, 8, 8, -1, (x, y) -> 0)
                .frame(4, 4, 8, 8, -1, (x, y) -> 1)
                .toBytes();
        assertThat(engine.plan(job(outside, Transform.fit(4, 4)))).isEmpty();
    }

    @Test
    void anAnimationThatIsCutOffShowsItsWholeFramesAndOneThatIsDamagedIsRefused() {
        byte[] whole = growing(0).toBytes();
        byte[] cut = Arrays.copyOf(whole, whole.length - 40);
        assertThat(shown(cut, Transform.fit(50, 50))).hasSize(2);

        byte[] damaged = whole.clone();
        Arrays.fill(damaged, damaged.length - 1500, damaged.length - 1400, (byte) 0x81);
        ResizeJob job = job(damaged, Transform.fit(50, 50));
        Optional<ResizePlan> plan = engine.plan(job);
        assertThat(plan).isPresent();
        assertThatThrownBy(() -> engine.resize(job)).isInstanceOf(ImageException.class);
    }

    @Test
    void animationsAreKeptWhereThatIsAskedFor() throws IOException {
        MemoryBlobStore originals = MemoryBlobStore.ofBytes(1_000_000);
        originals.put("a.gif", growing(0).toBytes(), BlobAttributes.of("image/gif"));

        assertThat(answer(originals, false, "/a_50_50.gif").headers()).containsEntry("Content-Type", "image/jpeg");
        try (ImageResponse kept = answer(originals, true, "/a_50_50.gif")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            kept.writeTo(body);
            assertThat(kept.headers()).containsEntry("Content-Type", "image/gif");
            assertThat(ShownFrame.ofGif(body.toByteArray())).hasSize(3);
        }
        assertThat(answer(originals, true, "/a_50_50.gif.png").headers()).containsEntry("Content-Type", "image/png");
        assertThat(answer(originals, false, "/a_50_50.gif.webp").status()).isEqualTo(403);
    }

    private static ImageResponse answer(MemoryBlobStore originals, boolean keep, String path) throws IOException {
        try (LazyImages images = LazyImages.builder()
                .originals(originals)
                .derivatives(MemoryBlobStore.ofBytes(1_000_000))
                .keepAnimations(keep)
                .build()) {
            return images.serve(ImageRequest.get(path)).orElseThrow();
        }
    }

    /** The colours in the middles of the quarters, or {@link #NONE}. */
    private static void assertColours(BufferedImage image, int... colours) {
        for (int i = 0; i < 4; i++) {
            int x = image.getWidth() * (i % 2 == 0 ? 1 : 3) / 4;
            int y = image.getHeight() * (i < 2 ? 1 : 3) / 4;
            int argb = image.getRGB(x, y);
            if (colours[i] == NONE) {
                assertThat(argb >>> 24).as("alpha of quarter " + i).isZero();
            } else {
                assertThat(argb >>> 24).as("alpha of quarter " + i).isEqualTo(255);
                assertNear(argb, colours[i]);
            }
        }
    }

    private static void assertNear(int argb, int rgb) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertThat((argb >> shift) & 0xFF).isBetween(((rgb >> shift) & 0xFF) - 14, ((rgb >> shift) & 0xFF) + 14);
        }
    }
}
