package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.Resized;
import io.lazyimg.spi.Resizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import javax.imageio.ImageIO;

/** What every part of {@link ResizerContract} asks of its subject, and how it looks at results. */
public interface ResizerSubject {
    /** The engine. */
    Resizer resizer();

    /** The formats that it reads; what it does not read is skipped. */
    Set<ImageFormat> reads();

    /** Whether it reads JPEGs of four components; if not, those are skipped. */
    default boolean readsFourComponents() {
        return true;
    }

    /** A job with white matte, quality 80 and limits that no test picture meets. */
    static ResizeJob job(byte[] source, Transform transform) {
        return new ResizeJob(source, transform, 80, 0xFFFFFF, 50_000_000, 50_000_000);
    }

    /** Plans and resizes. */
    default Resized resize(ResizeJob job) {
        assertThat(resizer().plan(job)).as("plan").isPresent();
        return resizer().resize(job);
    }

    /** The picture as a PNG, or as whatever the engine writes, in this box; skipped if it does not read the format. */
    default BufferedImage fit(ImageFormat format, byte[] source, int width, int height) {
        return result(format, source, Transform.fit(width, height));
    }

    /** The picture through a transform, as {@link #fit}. */
    default BufferedImage result(ImageFormat format, byte[] source, Transform transform) {
        assumeTrue(reads().contains(format), () -> resizer().name() + " does not read " + format);
        return decoded(resize(job(source, transform.as(exact()))));
    }

    /** The format to look at results in: lossless if there is one. */
    private ImageFormat exact() {
        return resizer().outputs().contains(ImageFormat.PNG) ? ImageFormat.PNG : ImageFormat.JPEG;
    }

    /** How far colours may be off because the engine writes nothing lossless. */
    default int loss() {
        return exact() == ImageFormat.PNG ? 0 : 6;
    }

    /** Asserts that planning or resizing ends with this reason and a message. */
    default void assertRefused(Reason reason, ResizeJob job) {
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> resize(job))
                .withMessageMatching("(?s).{10,}")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /** Asserts that the header alone is enough to refuse a job, for this reason. */
    default ImageException assertPlanRefused(Reason reason, ResizeJob job) {
        ImageException refusal =
                catchThrowableOfType(ImageException.class, () -> resizer().plan(job));
        assertThat(refusal).as("refusal by header").isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        return refusal;
    }

    /** The JDK's idea of an encoded result. */
    static BufferedImage decoded(Resized resized) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(resized.content()));
            assertThat(image).as("the encoded " + resized.format()).isNotNull();
            assertThat(image.getWidth()).isEqualTo(resized.width());
            assertThat(image.getHeight()).isEqualTo(resized.height());
            return image.getType() == BufferedImage.TYPE_BYTE_GRAY ? coloured(image) : image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same samples in colour: {@code getRGB} takes those of a gray picture for linear light, which they are not. */
    private static BufferedImage coloured(BufferedImage gray) {
        return TestPictures.picture(gray.getWidth(), gray.getHeight(), false, (x, y) -> {
            int sample = gray.getRaster().getSample(x, y, 0);
            return TestPictures.rgb(sample, sample, sample);
        });
    }
}
