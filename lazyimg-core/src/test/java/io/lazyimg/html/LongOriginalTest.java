package io.lazyimg.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.lazyimg.ImageUrls;
import io.lazyimg.image.Transform;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Originals so long that what a page asks for would be over a limit: the page is written all the same. */
class LongOriginalTest {
    private static final ImageUrls ANY = ImageUrls.ofSettings(Map.of());
    private static final ImageUrls LISTED = ImageUrls.ofSettings(Map.of("lazyimg.widths", "160,320,640"));

    private static Picture receipt(ImageUrls urls) {
        return Picture.of(urls.of("a.jpg"), "").original(100, 5000);
    }

    private static Picture screenshot(ImageUrls urls) {
        return Picture.of(urls.of("a.jpg"), "").original(1080, 20000);
    }

    private static String shown(Picture picture) {
        Element img = Parsed.img(picture.toString());
        return img.attr("src") + " " + img.attr("width") + "x" + img.attr("height");
    }

    @Test
    void whatWouldBeTooLargeIsNotOffered() {
        assertThat(Parsed.srcset(
                        Parsed.img(screenshot(ANY).widths(640, 80, 160, 320).toString())))
                .containsExactly(entry("80w", "/a_80_0.jpg"), entry("160w", "/a_160_0.jpg"));
        assertThat(shown(screenshot(LISTED))).isEqualTo("/a_160_0.jpg 160x2963");
        assertThat(Parsed.img(screenshot(ANY)
                                .box(Transform.fit(160, 0))
                                .densities(2)
                                .toString())
                        .hasAttr("srcset"))
                .isFalse();
    }

    @Test
    void whereAllWouldBeTooLargeOneThatIsSmallerIsShown() {
        assertThat(shown(receipt(ANY))).isEqualTo("/a_80_0.jpg 80x4000");
        assertThat(shown(receipt(ANY).widths(160, 320))).isEqualTo("/a_80_0.jpg 80x4000");
        assertThat(shown(receipt(ANY).box(Transform.fit(160, 0)))).isEqualTo("/a_80_0.jpg 80x4000");
        assertThat(shown(screenshot(ANY))).isEqualTo("/a_160_0.jpg 160x2963");
        assertThat(shown(screenshot(ANY).box(Transform.fit(1080, 0)))).isEqualTo("/a_135_0.jpg 135x2500");
    }

    @Test
    void whereNoneIsAllowedTheOneThatWasAskedForIsNamedWithoutASize() {
        assertThat(shown(receipt(LISTED))).isEqualTo("/a_160_0.jpg x");
        assertThat(shown(receipt(LISTED).widths(320, 160))).isEqualTo("/a_320_0.jpg x");
        assertThat(shown(receipt(LISTED).box(Transform.fit(160, 0)))).isEqualTo("/a_160_0.jpg x");
        assertThat(receipt(LISTED).srcset()).isEqualTo("/a_160_0.jpg");
        ImageUrls flat = ImageUrls.ofSettings(Map.of("lazyimg.max-side", "500"));
        assertThat(shown(Picture.of(flat.of("a.jpg"), "").original(9, 30_000))).isEqualTo("/a_320_0.jpg x");
    }

    @Test
    void aSizeThatIsRefusedOfAnyOriginalIsStillAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receipt(LISTED).widths(100).toString());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receipt(ANY).widths(160, 5000).toString());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receipt(LISTED).box(Transform.fit(100, 0)).toString());
    }
}
