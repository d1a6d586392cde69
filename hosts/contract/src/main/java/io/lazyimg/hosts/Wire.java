package io.lazyimg.hosts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTP over a plain socket, so that a request goes out byte for byte as a test has it. */
final class Wire {
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int RECEIVE_BYTES = 16 * 1024;

    private Wire() {}

    /** An answer as it came over the wire, its status 0 if it has none; header names in lower case. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        @Nullable
        String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    static Answer ask(int port, String method, String target, String... headers) throws IOException {
        try (Socket socket = open(port, method, target, headers)) {
            return parse(socket.getInputStream());
        }
    }

    /** Sends a request and does not wait for the answer. */
    static Socket open(int port, String method, String target, String... headers) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BYTES); // so that a server notices who does not read
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(TIMEOUT_MILLIS);
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (Arrays.stream(headers).noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: localhost\r\n");
        }
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        request.append("Connection: close\r\n\r\n");
        socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** Sends these bytes and nothing else, and takes what comes until the server hangs up: one answer, if it is right. */
    static Answer exchange(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request);
            return parse(socket.getInputStream());
        }
    }

    /** Reads an answer. */
    static Answer parse(InputStream in) throws IOException {
        String first = line(in);
        if (!first.startsWith("HTTP/")) { // as before there were status lines
            byte[] rest = in.readAllBytes();
            return new Answer(0, Map.of(), concat(first.getBytes(StandardCharsets.ISO_8859_1), rest));
        }
        String[] status = first.split(" ", 3);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] header = line.split(":", 2);
            String name = header[0].toLowerCase(Locale.ROOT);
            String other = headers.put(name, header[1].strip());
            if (other != null && name.equals("vary")) {
                headers.put(name, other + ", " + header[1].strip());
            } else if (other != null) {
                throw new IOException("two headers " + name);
            }
        }
        byte[] body = "chunked".equals(headers.get("transfer-encoding")) ? chunks(in) : in.readAllBytes();
        return new Answer(Integer.parseInt(status[1]), headers, body);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
