package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.Transform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPictureTest {
    @ParameterizedTest
    @ValueSource(strings = {"8x0", "0x8", "600x400", "150x150_fill", "1x1_pad"})
    void it_is_a_png_that_no_size_has_to_enlarge(String text) throws IOException {
        Transform size = Transform.of(text);
        TestPicture picture = TestPicture.above(size);

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture.png()));

        assertThat(read.getWidth()).isEqualTo(picture.width()).isGreaterThan(size.width());
        assertThat(read.getHeight()).isEqualTo(picture.height()).isGreaterThan(size.height());
        assertThat(size.within(picture.width(), picture.height())).isEqualTo(size);
        assertThat(read.getRGB(0, 0) & 0xFF).isZero();
    }
}
