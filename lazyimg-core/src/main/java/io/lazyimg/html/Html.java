package io.lazyimg.html;

import java.util.Map;

/** Writes HTML. */
public final class Html {
    private Html() {}

    /** Text as it may stand in an attribute between quotes, or between tags. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** A start tag; the names must be safe, the values need not be. */
    static String tag(String name, Map<String, String> attributes) {
        StringBuilder tag = new StringBuilder(256).append('<').append(name);
        attributes.forEach((attribute, value) -> tag.append(' ')
                .append(attribute)
                .append("=\"")
                .append(escape(value))
                .append('"'));
        return tag.append('>').toString();
    }
}
