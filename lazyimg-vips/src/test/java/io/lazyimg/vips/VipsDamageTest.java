package io.lazyimg.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.TimeLimit;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are cut off or changed. A crash of native code would end the JVM of these tests. */
class VipsDamageTest {
    /** The system property is how many files of each format are changed, {@value} by default. */
    private static final int CHANGED = Integer.getInteger("lazyimg.vips.changed", 200);

    private VipsResizer engine;

    @BeforeEach
    void anEngine() {
        NeedsVips.vips();
        engine = new VipsResizer();
    }

    private static byte[] file(ImageFormat format) {
        Random random = new Random(7);
        BufferedImage image = new BufferedImage(96, 64, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 96; x++) {
                image.setRGB(x, y, (y * 4) << 24 | (x * 2) << 16 | random.nextInt(64));
            }
        }
        return VipsResizerTest.file(format, Codecs.png(image));
    }

    private static ResizeJob job(byte[] source) {
        return new ResizeJob(source, Transform.fit(30, 30).as(ImageFormat.PNG), 80, 0, 100_000, 100_000);
    }

    @ParameterizedTest
    @EnumSource(names = {"AVIF", "HEIC", "JXL"})
    void whatIsCutOffIsRefused(ImageFormat format) {
        byte[] whole = file(format);
        engine.resize(job(whole));
        for (int i = 1; i <= 60; i++) {
            byte[] cut = Arrays.copyOf(whole, whole.length - whole.length * i / 61 - 1);
            ResizeJob job = job(cut);
            if (ImageFormat.sniff(cut).isEmpty()) {
                assertThat(engine.plan(job)).isEmpty();
                continue;
            }
            assertThatExceptionOfType(ImageException.class)
                    .as("%d of %d bytes", cut.length, whole.length)
                    .isThrownBy(() -> engine.resize(job))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_DECODABLE));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AVIF", "HEIC", "JXL"})
    void whateverIsChangedIsAPictureOrARefusal(ImageFormat format) {
        byte[] whole = file(format);
        Random random = new Random(11);
        int pictures = 0;
        for (int i = 0; i < CHANGED; i++) {
            byte[] changed = whole.clone();
            int most = random.nextBoolean() ? changed.length : Math.min(changed.length, 600);
            for (int j = random.nextInt(6); j >= 0; j--) {
                changed[random.nextInt(most)] = (byte) random.nextInt(256);
            }
            ResizeJob job = job(changed).within(TimeLimit.of(Duration.ofSeconds(20)));
            try {
                if (engine.plan(job).isPresent()) {
                    assertThat(engine.resize(job).width()).isLessThanOrEqualTo(30);
                    pictures++;
                }
            } catch (ImageException e) {
                assertThat(e.reason()).as(e.getMessage()).isIn(Reason.NOT_DECODABLE, Reason.TOO_LARGE);
                assertThat(e.getMessage()).doesNotContain("/");
            }
        }
        assertThat(pictures).as("of %d", CHANGED).isLessThan(CHANGED);
    }

    @ParameterizedTest
    @EnumSource(names = {"AVIF", "HEIC", "JXL"})
    void moreThanMaxSourcePixelsAreRefusedByTheHeader(ImageFormat format) {
        byte[] whole = file(format);
        ResizeJob tooLarge = new ResizeJob(whole, Transform.fit(30, 30), 80, 0, 96 * 64 - 1, 100_000);

        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> engine.plan(tooLarge))
                .withMessageContaining("96x64 is 6144 pixels, over maxSourcePixels 6143 pixels");
    }

    @ParameterizedTest
    @EnumSource(names = {"AVIF", "HEIC", "JXL"})
    void whatTakesTooLongEnds(ImageFormat format) {
        byte[] whole = file(format);
        AtomicLong looks = new AtomicLong();
        engine.resize(job(whole).within(TimeLimit.of(Duration.ofDays(1), looks::getAndIncrement)));
        long all = looks.get();
        assertThat(all).isGreaterThan(4);
        long ended = 0;
        for (long most = 0; most < all - 2; most++) {
            AtomicLong clock = new AtomicLong();
            ResizeJob job = job(whole).within(TimeLimit.of(Duration.ofNanos(most), clock::getAndIncrement));
            try {
                engine.resize(job);
                // how often libvips tells of its progress is not the same each time
                assertThat(clock.get() - 1).as("looks of a run within its time").isLessThanOrEqualTo(most);
            } catch (ImageException e) {
                assertThat(e.reason()).isEqualTo(Reason.TOO_SLOW);
                ended++;
            }
        }
        assertThat(ended).as("runs that were ended, of %d", all - 2).isGreaterThan(all / 2);
    }
}
