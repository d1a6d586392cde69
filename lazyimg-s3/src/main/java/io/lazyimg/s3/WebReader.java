package io.lazyimg.s3;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads one HTTP/1.1 answer to a GET, as RFC 9112 has it, and no more of it than is bearable. */
final class WebReader {
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 200;
    private static final int MAX_BODY = 32 << 20;

    private final InputStream in;

    WebReader(InputStream in) {
        this.in = in;
    }

    WebAnswer read() throws IOException {
        WebAnswer head = head();
        while (head.status() < 200) { // interim
            head = head();
        }
        return new WebAnswer(head.status(), head.headers(), body(head));
    }

    private WebAnswer head() throws IOException {
        String status = line();
        if (!status.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
            throw new IOException("'" + status + "' is no answer of a web server");
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            if (headers.size() > MAX_HEADERS) {
                throw new IOException("more than " + MAX_HEADERS + " headers");
            }
        }
        return new WebAnswer(Integer.parseInt(status.substring(9, 12)), headers, new byte[0]);
    }

    private byte[] body(WebAnswer head) throws IOException {
        if (head.status() == 204 || head.status() == 304) {
            return new byte[0];
        }
        if (head.header("transfer-encoding").orElse("").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = head.headers().get("content-length");
        if (length == null) {
            return in.readNBytes(MAX_BODY);
        }
        return exactly(number(length, 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = number(line().split(";", 2)[0].strip(), 16);
            if (size == 0) {
                return body.toByteArray();
            }
            if (body.size() + size > MAX_BODY) {
                throw new IOException("more than " + MAX_BODY + " bytes");
            }
            body.writeBytes(exactly(size));
            line();
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ends after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int number = Integer.parseInt(text, radix);
            if (number >= 0 && number <= MAX_BODY) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IOException("'" + text + "' is not a length", e);
        }
        throw new IOException("'" + text + "' is not a length up to " + MAX_BODY);
    }

    /** Without its end; as UTF-8, which is what servers mean where they write more than ASCII. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection was closed before an answer was whole");
            }
            if (line.size() == MAX_LINE) {
                throw new IOException("a header is longer than " + MAX_LINE + " bytes");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
