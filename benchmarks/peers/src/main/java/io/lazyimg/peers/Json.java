package io.lazyimg.peers;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Maps, collections, texts, numbers and booleans as JSON; what is not a number, nor finite, is null. */
final class Json {
    private Json() {}

    static String of(@Nullable Object value) {
        return text(value, "\n");
    }

    private static String text(@Nullable Object value, String newline) {
        String inner = newline + " ";
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quoted(String.valueOf(entry.getKey())) + ": " + text(entry.getValue(), inner))
                    .collect(Collectors.joining("," + inner, "{" + inner, newline + "}"));
        }
        if (value instanceof Collection<?> all) {
            return all.stream()
                    .map(one -> text(one, inner))
                    .collect(Collectors.joining("," + inner, "[" + inner, newline + "]"));
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? Double.toString(number) : "null";
        }
        return value == null || value instanceof Number || value instanceof Boolean
                ? String.valueOf(value)
                : quoted(value.toString());
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
