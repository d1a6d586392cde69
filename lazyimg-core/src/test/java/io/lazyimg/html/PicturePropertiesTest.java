package io.lazyimg.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ImageUrls;
import io.lazyimg.UrlScheme;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.nodes.Element;

class PicturePropertiesTest {
    private static final ImageUrls URLS = ImageUrls.ofSettings(Map.of("lazyimg.page-formats", "webp"));

    @Property
    void anyNameAndAnyTextComeBackFromAnHtmlParser(@ForAll("names") String name, @ForAll("texts") String text) {
        String key = name + ".jpg";
        Element picture = Parsed.element(Picture.of(URLS.of(key), text)
                .box(Transform.fill(30, 20))
                .attribute("data-name", name)
                .attribute("title", text)
                .toString());

        assertThat(picture.select("*")).hasSize(3);
        Element img = picture.child(1);
        assertThat(img.attr("alt")).isEqualTo(text);
        assertThat(img.attr("title")).isEqualTo(text);
        assertThat(img.attr("data-name")).isEqualTo(name);
        assertThat(img.attributes().size()).isEqualTo(9);
        assertThat(Parsed.srcset(img)).containsOnlyKeys("1x", "2x");
        assertThat(UrlScheme.unsigned().parse(Parsed.srcset(img).getOrDefault("2x", "")))
                .contains(new Variant(key, Transform.fill(60, 40)));
    }

    /** What keys may hold, and much of it special in HTML, in a {@code srcset} or in a URL. */
    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars(" ,;:&<>\"'%+?#=@_-.~()[]{}|^`$!*0123456789abcxyzäß写\u00a0\u2028")
                .ofMinLength(1)
                .ofMaxLength(30)
                .filter(name -> !name.startsWith("."));
    }

    /** Any but what an HTML parser must replace. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(60).filter(text -> text.chars().noneMatch(c -> c == 0 || c == '\r'));
    }
}
