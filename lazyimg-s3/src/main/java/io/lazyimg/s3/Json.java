package io.lazyimg.s3;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes JSON as RFC 8259 has it, indented by two spaces: maps, lists, strings, numbers and truth values. */
final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    static String write(Object value) {
        Json json = new Json();
        json.value(value, "\n");
        return json.out.append('\n').toString();
    }

    private void value(Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            object(map, indent);
        } else if (value instanceof List<?> list) {
            array(list, indent);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            string(value.toString());
        }
    }

    private void object(Map<?, ?> map, String indent) {
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<?, ?> entry = entries.next();
            out.append(indent).append("  ");
            string(entry.getKey().toString());
            out.append(": ");
            value(entry.getValue(), indent + "  ");
            out.append(entries.hasNext() ? "," : indent);
        }
        out.append('}');
    }

    private void array(List<?> list, String indent) {
        out.append('[');
        for (Iterator<?> values = list.iterator(); values.hasNext(); ) {
            out.append(indent).append("  ");
            value(values.next(), indent + "  ");
            out.append(values.hasNext() ? "," : indent);
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
