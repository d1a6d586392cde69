package io.lazyimg.html;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What an HTML parser makes of what was written. */
final class Parsed {
    private Parsed() {}

    /** The element; a parse error, or anything beside it, fails. */
    static Element element(String html) {
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        Document page = Jsoup.parse(
                "<!DOCTYPE html><html><head><title>t</title></head><body>" + html + "</body></html>", "", parser);
        if (!parser.getErrors().isEmpty() || page.body().childNodeSize() != 1) {
            throw new AssertionError(parser.getErrors() + " in " + html + " read as "
                    + page.body().html());
        }
        return page.body().child(0);
    }

    static Element img(String html) {
        Element element = element(html);
        return Objects.requireNonNull(
                element.tagName().equals("img") ? element : element.children().last());
    }

    /**
     * URLs by their descriptors.
     *
     * @see <a href="https://html.spec.whatwg.org/multipage/images.html#parse-a-srcset-attribute">HTML, parsing a srcset</a>
     */
    static Map<String, String> srcset(Element element) {
        Map<String, String> urls = new LinkedHashMap<>();
        String rest = element.attr("srcset");
        while (!rest.isEmpty()) {
            rest = rest.replaceFirst("^[\\s,]+", "");
            String url = rest.split("\\s", 2)[0];
            rest = rest.substring(url.length());
            String descriptor = "";
            if (url.endsWith(",")) {
                url = url.replaceFirst(",+$", "");
            } else {
                descriptor = rest.split(",", 2)[0];
                rest = rest.substring(descriptor.length());
            }
            if (urls.put(descriptor.strip(), url) != null) {
                throw new AssertionError("'" + descriptor + "' twice in " + element);
            }
        }
        return urls;
    }
}
