package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorImagesTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] GIF = {'G', 'I', 'F', '8', '9', 'a'};

    @TempDir
    private Path folder = Path.of("");

    private String file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toUri().toString();
    }

    private static LazyImagesBuilder setting(String value) {
        return LazyImages.builder().settings(Map.of("lazyimg.error-images", value));
    }

    @Test
    void aStatusHasItsOwnPictureOrTheDefault() {
        ErrorImages images = ErrorImages.none().withDefault(GIF).with(404, PNG);

        assertThat(images.find(404).orElseThrow().format()).isEqualTo(ImageFormat.PNG);
        assertThat(images.find(503).orElseThrow().content()).isEqualTo(GIF);
        assertThat(ErrorImages.none().with(404, PNG).find(503)).isEmpty();
    }

    @Test
    void everyReasonCanHaveAPicture() {
        for (Reason reason : Reason.values()) {
            assertThat(ErrorImages.none().with(reason.status(), PNG).find(reason.status()))
                    .isPresent();
        }
    }

    @Test
    void whatIsNoPictureOrNoErrorStopsTheStartByName() throws Exception {
        String png = file("a.png", PNG);
        assertThat(setting("404=" + png + ", default=" + png)).isNotNull();

        refused("200=" + png, "no error has the status 200; there are 400, 403, 404, 413, 422, 429, 500, 503");
        refused("often=" + png, "often=");
        refused(png, "names no file");
        refused("404=" + file("page.png", TestEngine.bytes("<html>")), "no picture of a known format");
        refused("404=" + file("huge.png", Arrays.copyOf(PNG, (1 << 20) + 1)), "1048577 bytes, over 1048576");
        refused("404=" + folder.resolve("none.png").toUri(), "there is no file");
        refused("404=missing.png", "no file such as file:/etc/missing.png");
        refused("404=", "no file such as");
        refused("404=" + folder.toUri(), "cannot be read");
    }

    private static void refused(String value, String why) {
        assertThatThrownBy(() -> setting(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("lazyimg.error-images: '" + value + "' is not accepted")
                .hasMessageContaining(why)
                .hasMessageContaining("it takes pictures by status");
    }
}
