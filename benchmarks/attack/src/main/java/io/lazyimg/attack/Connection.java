package io.lazyimg.attack;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** One connection to a server, kept alive, over which requests are sent as they are written here. */
final class Connection implements AutoCloseable {
    private static final int LONGEST_LINE = 16 * 1024;

    private final Socket socket;
    private final InputStream in;

    /**
     * An answer.
     *
     * @param body the whole body, a character for each byte
     */
    record Answer(int status, String body) {}

    private Connection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Connects.
     *
     * @param patience how long to wait for the connection and for each read
     * @param receiveBuffer the most bytes that the system keeps for us unread, or 0 for what it likes
     */
    static Connection to(InetSocketAddress server, Duration patience, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            socket.connect(server, (int) patience.toMillis());
            return new Connection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends a request without waiting for the answer. */
    void send(String path, String client) throws IOException {
        String request = "GET /" + path + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + client + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Sends a request and reads the answer.
     *
     * @throws IOException if there is no whole answer
     */
    Answer get(String path, String client) throws IOException {
        send(path, client);
        return answer();
    }

    private Answer answer() throws IOException {
        String first = line();
        int status = Integer.parseInt(first.substring(9, 12));
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException(body.length + " of " + length + " bytes");
        }
        return new Answer(status, new String(body, StandardCharsets.ISO_8859_1));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.length() > LONGEST_LINE) {
                throw new EOFException("no answer");
            }
            line.append((char) b);
        }
        return line.toString().strip();
    }

    /** Reads some of what has arrived, at most so many bytes. */
    void sip(int most) throws IOException {
        if (socket.getInputStream().available() > 0) {
            socket.getInputStream()
                    .readNBytes(Math.min(most, socket.getInputStream().available()));
        }
    }

    /** Breaks the connection off, with a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
