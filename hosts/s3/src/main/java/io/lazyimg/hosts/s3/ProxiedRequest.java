package io.lazyimg.hosts.s3;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request on its way through a {@link FaultProxy}: its head, with the path and the headers byte for byte as the
 * client signed them, and its body.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ProxiedRequest(String line, List<String> headers, byte[] body) {
    private static final int MAX_HEAD = 64 << 10;

    /** {@code GET}, {@code PUT} and so on. */
    public String method() {
        return line.substring(0, line.indexOf(' '));
    }

    /** The path and the query as they were sent. */
    public String target() {
        return line.split(" ", 3)[1];
    }

    /** The value of a header. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(header -> header.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** The same request without a header. */
    ProxiedRequest without(String name) {
        List<String> others = headers.stream()
                .filter(header -> !header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .toList();
        return new ProxiedRequest(line, others, body);
    }

    /** Reads a request; answers {@code Expect: 100-continue} itself. */
    static ProxiedRequest read(InputStream in, OutputStream out) throws IOException {
        List<String> lines = head(in);
        ProxiedRequest head =
                new ProxiedRequest(lines.get(0), List.copyOf(lines.subList(1, lines.size())), new byte[0]);
        if (head.header("Transfer-Encoding").isPresent()) {
            throw new IOException("a chunked request is not understood");
        }
        if (head.header("Expect").isPresent()) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        int length = Integer.parseInt(head.header("Content-Length").orElse("0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the client ended in the middle of a body");
        }
        return new ProxiedRequest(head.line, head.headers, body);
    }

    /** Writes the request, as the last of its connection. */
    void write(OutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        for (String header : without("Expect").without("Connection").headers()) {
            bytes.writeBytes((header + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        bytes.writeBytes("Connection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body);
        bytes.writeTo(out);
        out.flush();
    }

    /** The lines of a head, without the empty one that ends it. */
    static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int total = 0; total < MAX_HEAD; total++) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("the connection ended in the middle of a head");
            }
            if (b != '\n') {
                line.write(b);
                continue;
            }
            String text = line.toString(StandardCharsets.ISO_8859_1);
            line.reset();
            if (text.equals("\r")) {
                return lines;
            }
            lines.add(text.substring(0, text.length() - 1));
        }
        throw new IOException("a head is longer than " + MAX_HEAD + " bytes");
    }
}
