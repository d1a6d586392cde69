package io.lazyimg.thymeleaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.ImageUrls;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;

class LazyImagesDialectTest {
    private static final ImageUrls URLS = ImageUrls.ofSettings(Map.of("lazyimg.max-side", "1000"));

    private static String page(String template) {
        return page(template, new LazyImagesDialect(URLS));
    }

    private static String page(String template, LazyImagesDialect dialect) {
        TemplateEngine engine = new TemplateEngine();
        engine.addDialect(dialect);
        Context context = new Context();
        context.setVariable("key", "w/a b.jpg");
        context.setVariable("name", "\"><script>alert('ö & 1')</script>");
        return engine.process(template, context);
    }

    @Test
    void anElementBecomesAPicture() {
        assertThat(page("<p><lazy:picture key=\"a.jpg\" alt=\"A &amp; B\" box=\"300x200_fill\" densities=\"1\""
                        + " class=\"x\"/></p>"))
                .isEqualTo("<p><img src=\"/a_300_200_fill.jpg\" width=\"300\" height=\"200\" alt=\"A &amp; B\""
                        + " loading=\"lazy\" decoding=\"async\" class=\"x\"></p>");
    }

    @Test
    void attributesMayBeExpressionsAndAreEscapedOnce() {
        assertThat(page("<lazy:picture lazy:key=\"${key}\" lazy:alt=\"${name}\" th:class=\"${key}\""
                        + " box=\"300x200_fill\" densities=\"1\">gone</lazy:picture>"))
                .isEqualTo("<img src=\"/w/a%20b_300_200_fill.jpg\" width=\"300\" height=\"200\""
                        + " alt=\"&quot;&gt;&lt;script&gt;alert(&#39;ö &amp; 1&#39;)&lt;/script&gt;\""
                        + " loading=\"lazy\" decoding=\"async\" class=\"w/a b.jpg\">");
    }

    @Test
    void anAltOfNothingIsEmptyAndOneThatIsNotThereAMistake() {
        assertThat(
                        page(
                                "<lazy:picture key=\"a.jpg\" lazy:alt=\"${nothing}\" lazy:title=\"${nothing}\" box=\"6x4_pad\"/>"))
                .contains(" alt=\"\" ")
                .doesNotContain("title");
        assertThatThrownBy(() -> page("<p>\n<lazy:picture key=\"a.jpg\" box=\"6x4_pad\"/>"))
                .isInstanceOf(TemplateProcessingException.class)
                .hasStackTraceContaining("line 2")
                .hasRootCauseMessage("the attribute alt is missing");
    }

    @Test
    void aUrlIsAnExpression() {
        assertThat(page("<a th:href=\"${#images.of(key).fit(600, 400)}\">x</a>"))
                .isEqualTo("<a href=\"/w/a%20b_600_400.jpg\">x</a>");
        assertThatThrownBy(() -> page("<a th:href=\"${#images.of(key).fit(6000, 400)}\">x</a>"))
                .rootCause()
                .hasMessageContaining("over maxSide 1000");
    }

    @Test
    void withoutAFilterItTellsWhatIsMissing() {
        assertThatThrownBy(() -> page("<lazy:picture key=\"a.jpg\" alt=\"\"/>", new LazyImagesDialect()))
                .rootCause()
                .hasMessageContaining("no LazyImageFilter");
    }
}
