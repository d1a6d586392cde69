package io.lazyimg.hosts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A row of {@code hostile-urls.tsv}.
 *
 * @param name what is tried, in words
 * @param mount where the filter is mounted
 * @param request the method and the request target, as they go over the wire once escapes are resolved
 * @param answers the expected answer for every container, or for a kind of containers
 * @param lines further lines of the request; after an empty one its body
 */
record HostileUrl(String name, String mount, String request, Map<String, ExpectedAnswer> answers, List<String> lines) {
    /** The table, in its order. */
    static List<HostileUrl> all() {
        try (InputStream in = Objects.requireNonNull(HostileUrl.class.getResourceAsStream("hostile-urls.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(HostileUrl::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HostileUrl of(String line) {
        List<String> cells = Arrays.asList(line.split("\t", -1));
        if (cells.size() < 4) {
            throw new IllegalArgumentException("not a row: " + line);
        }
        return new HostileUrl(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                ExpectedAnswer.byKinds(cells.get(3)),
                cells.subList(4, cells.size()));
    }

    /** The answer that is expected of a container. */
    ExpectedAnswer expected(Gate gate, String container) {
        return ExpectedAnswer.of(answers, gate, container);
    }

    /** The request, byte for byte. */
    byte[] bytes() {
        int body = lines.indexOf("");
        List<String> headers = body < 0 ? lines : lines.subList(0, body);
        StringBuilder text = new StringBuilder(request).append(" HTTP/1.1\r\n");
        if (headers.stream().noneMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("host:"))) {
            text.append("Host: localhost\r\n");
        }
        headers.forEach(header -> text.append(header).append("\r\n"));
        text.append("Connection: close\r\n\r\n");
        if (body >= 0) {
            text.append(lines.get(body + 1));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        unescape(text.toString(), 0, bytes);
        return bytes.toByteArray();
    }

    /**
     * Resolves {@code \\}, {@code \r}, {@code \n}, {@code \xFF} and <code>\{1000:ab}</code>, which is {@code ab} a
     * thousand times and may hold others of its kind.
     *
     * @return where the text, or the repetition that it is in, ends
     */
    private static int unescape(String text, int from, ByteArrayOutputStream bytes) {
        boolean repeated = from > 0;
        int i = from;
        while (i < text.length() && !(repeated && text.charAt(i) == '}')) {
            char c = text.charAt(i++);
            if (c != '\\') {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            switch (text.charAt(i++)) {
                case '\\' -> bytes.write('\\');
                case 'r' -> bytes.write('\r');
                case 'n' -> bytes.write('\n');
                case 'x' -> {
                    bytes.write(Integer.parseInt(text.substring(i, i + 2), 16));
                    i += 2;
                }
                case '{' -> {
                    int colon = text.indexOf(':', i);
                    ByteArrayOutputStream part = new ByteArrayOutputStream();
                    int end = unescape(text, colon + 1, part);
                    for (int times = Integer.parseInt(text.substring(i, colon)); times > 0; times--) {
                        bytes.writeBytes(part.toByteArray());
                    }
                    i = end + 1;
                }
                default -> throw new IllegalArgumentException("unknown escape in " + text);
            }
        }
        return i;
    }

    @Override
    public String toString() {
        return name + ": " + request;
    }
}
