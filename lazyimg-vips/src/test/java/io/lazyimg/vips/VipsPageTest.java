package io.lazyimg.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.ImageRequest;
import io.lazyimg.ImageResponse;
import io.lazyimg.LazyImages;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.store.FileBlobStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about this module: its lines are these. */
class VipsPageTest {
    private BlobStore originals;
    private BlobStore derivatives;

    @BeforeEach
    void anOriginalOfEachFormat(@TempDir Path folder) throws IOException {
        NeedsVips.vips();
        byte[] png = Codecs.png(new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB));
        Path from = Files.createDirectory(folder.resolve("originals"));
        Files.write(from.resolve("a.avif"), Codecs.avif(png));
        Files.write(from.resolve("a.heic"), Codecs.heic(png));
        Files.write(from.resolve("a.jxl"), Codecs.jxl(png));
        Files.write(
                from.resolve("cut.avif"), new byte[] {0, 0, 0, 16, 'f', 't', 'y', 'p', 'a', 'v', 'i', 'f', 0, 0, 0, 0});
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        Files.write(from.resolve("photo.jpg"), jpeg.toByteArray());
        originals = FileBlobStore.in(from);
        derivatives = FileBlobStore.in(folder.resolve("derivatives"));
    }

    /** The status, the type, the first bytes' format and the engine of an answer. */
    private static String get(LazyImages images, String path) throws IOException {
        try (ImageResponse response = images.serve(ImageRequest.get(path)).orElseThrow()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            response.writeTo(body);
            String timing = response.headers().getOrDefault("Server-Timing", "");
            return response.status() + " " + response.headers().get("Content-Type") + " "
                    + ImageFormat.sniff(body.toByteArray()).map(Enum::name).orElseGet(() -> body.toString(
                                    StandardCharsets.UTF_8)
                            .strip())
                    + timing.replaceAll(".*desc=", " by ");
        }
    }

    @Test
    void whatLiesOnTheClassPathIsUsed() throws IOException {
        LazyImages images = LazyImages.builder()
                .originals(originals)
                .derivatives(derivatives)
                .build();

        try (images) {
            assertThat(get(images, "a_30_20.avif")).isEqualTo("200 image/avif AVIF by vips");
            assertThat(get(images, "a_30_20.avif.jpg")).isEqualTo("200 image/jpeg JPEG by vips");
            assertThat(get(images, "a_30_20.heic")).isEqualTo("200 image/jpeg JPEG by vips");
            assertThat(get(images, "a_30_20.heic.png")).isEqualTo("200 image/png PNG by vips");
            assertThat(get(images, "a_30_20.jxl")).isEqualTo("200 image/jpeg JPEG by vips");
            assertThat(get(images, "photo_30_20.jpg")).isEqualTo("200 image/jpeg JPEG by imageio");
            assertThat(get(images, "photo_30_20.jpg.avif")).isEqualTo("200 image/avif AVIF by imageio");
            assertThat(get(images, "cut_30_20.avif")).startsWith("422 ").contains("the file has no box 'meta'");
        }
    }

    @Test
    void aFormatCanBeKeptFromLibvips() throws IOException {
        LazyImages avifOnly = LazyImages.builder()
                .originals(originals)
                .derivatives(derivatives)
                .engines(new VipsResizer(Set.of(ImageFormat.AVIF)), new ImageIoResizer())
                .build();

        try (avifOnly) {
            assertThat(get(avifOnly, "a_30_20.avif")).startsWith("200 image/avif");
            assertThat(get(avifOnly, "a_30_20.jxl"))
                    .startsWith("422 ")
                    .contains("no engine turns this image/jxl into what was asked for");
        }
    }

    @Test
    void withoutLibvipsTheStartFailsAndSaysWhatToInstall() {
        assertThatThrownBy(() -> Vips.start(List.of("no-such-vips")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("libvips cannot be loaded")
                .hasMessageContaining("install libvips 8.13 or later")
                .hasMessageContaining("libvips42")
                .hasMessageContaining("or take lazyimg-vips off the class path");
    }

    @Test
    void thePageShowsTheseVeryLines() throws IOException {
        String page = Files.readString(Path.of("../docs/vips.md"));
        String source = flat(Files.readString(Path.of("src/test/java/io/lazyimg/vips/VipsPageTest.java")));
        List<String> shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> flat(block.group(1)))
                .toList();

        assertThat(shown).hasSize(2).allSatisfy(block -> assertThat(source).contains(block));
    }

    private static String flat(String lines) {
        return lines.replaceAll("(?m)^ +", "");
    }
}
