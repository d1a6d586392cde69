package io.lazyimg.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a {@code Forwarded} header (RFC 7239 section 4): elements between commas, each of them pairs between
 * semicolons. Read strictly: a visitor may begin a line that a proxy goes on with, and a quotation mark of his must not
 * turn what the proxy says into a part of what he says.
 */
final class ForwardedLine {
    private static final Pattern PAIR = Pattern.compile(
            "[ \\t]*(?:([!#$%&'*+.^_`|~0-9A-Za-z-]+)=([!#$%&'*+.^_`|~0-9A-Za-z-]+|\"(?:[^\"\\\\]|\\\\.)*+\"))?[ \\t]*([,;]|$)");

    private ForwardedLine() {}

    /**
     * For whom each element is, from left to right; empty where it does not say.
     *
     * @return nothing if the line is not written as it must be
     */
    static Optional<List<String>> nodes(String line) {
        List<String> nodes = new ArrayList<>();
        Matcher pair = PAIR.matcher(line);
        String node = "";
        boolean any = false;
        while (pair.lookingAt()) {
            if (pair.group(1) != null) {
                any = true;
                if (pair.group(1).equalsIgnoreCase("for")) {
                    node = unquoted(pair.group(2));
                }
            }
            if (!pair.group(3).equals(";") && any) {
                nodes.add(node);
                node = "";
                any = false;
            }
            if (pair.end() == line.length()) {
                return Optional.of(nodes);
            }
            pair.region(pair.end(), line.length());
        }
        return Optional.empty();
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
