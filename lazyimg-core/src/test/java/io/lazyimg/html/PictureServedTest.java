package io.lazyimg.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ImageRequest;
import io.lazyimg.ImageResponse;
import io.lazyimg.LazyImages;
import io.lazyimg.LazyImagesBuilder;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.store.MemoryBlobStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the page is what is served. */
class PictureServedTest {
    private static final int PURE_RED = 0xFF0000;

    private final MemoryBlobStore originals = MemoryBlobStore.ofBytes(10_000_000);

    @BeforeEach
    void original() throws IOException {
        BufferedImage picture = new BufferedImage(1000, 667, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 667; y++) {
            for (int x = 0; x < 1000; x++) {
                picture.setRGB(x, y, PURE_RED);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        for (String key : new String[] {"a, b.png", "tenant/a.png"}) {
            originals.put(key, png.toByteArray(), BlobAttributes.of("image/png"));
        }
        originals.put("broken.png", new byte[] {1, 2, 3}, BlobAttributes.of("image/png"));
    }

    private LazyImagesBuilder images() {
        return LazyImages.builder()
                .originals(originals)
                .derivatives(MemoryBlobStore.ofBytes(10_000_000))
                .pageFormats(ImageFormat.JPEG);
    }

    private static BufferedImage served(LazyImages images, String url) throws IOException {
        try (ImageResponse answer = images.serve(ImageRequest.get(url)).orElseThrow()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            answer.writeTo(body);
            assertThat(answer.status()).as(url).isEqualTo(200);
            return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(body.toByteArray())));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lazyimg.max-side=4096 | widths=300,500,2000",
                "lazyimg.widths=300,700,2000 | sizes=100vw",
                "lazyimg.signing-keys=000102030405060708090a0b0c0d0e0f | widths=300,2000",
                "lazyimg.max-side=4096 | boxes=300x200_fill,600x400_fill,1500x1000_fill",
                "lazyimg.max-side=4096 | boxes=300x100,600x600,3000x3000"
            })
    void everyFileIsThereInTheWidthThatWasTold(String setting, String choice) throws IOException {
        Map<String, String> settings = Map.of(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        try (LazyImages images = images().settings(settings).build()) {
            Element picture = Parsed.element(Picture.of(
                            images.urls(),
                            Map.of("key", "a, b.png", "alt", "", choice.split("=", 2)[0], choice.split("=", 2)[1]))
                    .toString());
            assertThat(picture.children()).hasSize(2);
            for (Element each : picture.children()) {
                assertThat(Parsed.srcset(each)).hasSizeGreaterThan(1);
                for (Map.Entry<String, String> file : Parsed.srcset(each).entrySet()) {
                    assertThat(served(images, file.getValue()).getWidth() + "w").isEqualTo(file.getKey());
                }
            }
            Element img = picture.select("img").first();
            BufferedImage main = served(images, Objects.requireNonNull(img).attr("src"));
            assertThat(img.attr("width") + "x" + img.attr("height"))
                    .isEqualTo(main.getWidth() + "x" + main.getHeight());
        }
    }

    @Test
    void theOriginalsSizeColourAndThumbHashAreLookedUp() throws IOException {
        try (LazyImages images = images().build()) {
            Element img = Parsed.img(Picture.of(images.urls().of("a, b.png"), "")
                    .widths(3000)
                    .colour()
                    .thumbHash()
                    .attribute("style", "border:0")
                    .toString());

            assertThat(img.attr("width") + "x" + img.attr("height")).isEqualTo("1000x667");
            assertThat(img.attr("style")).isEqualTo("background-color:#ff0000;border:0");
            assertThat(img.attr("data-thumbhash"))
                    .isEqualTo(images.placeholder("a, b.png").orElseThrow().thumbHash());
        }
    }

    @Test
    void aPageIsWrittenThoughAnOriginalIsMissingOrBroken() throws IOException {
        try (LazyImages images = images().build()) {
            for (String key : new String[] {"missing.png", "broken.png"}) {
                Element img = Parsed.img(Picture.of(images.urls().of(key), "It")
                        .widths(300)
                        .colour()
                        .thumbHash()
                        .toString());

                assertThat(img.attr("alt") + img.attr("src")).isEqualTo("It/" + key.replace(".png", "_300_0.png"));
                assertThat(img.hasAttr("width") || img.hasAttr("style")).isFalse();
            }
        }
    }

    @Test
    void nothingIsLookedUpByAKeyThatMeansAnotherOriginal() throws IOException {
        try (LazyImages images = images().keyMapping((request, key) -> Optional.of("tenant/" + key))
                .build()) {
            assertThat(Parsed.img(Picture.of(images.urls().of("a, b.png"), "")
                                    .box(Transform.fit(300, 0))
                                    .toString())
                            .hasAttr("width"))
                    .isFalse();
        }
    }
}
