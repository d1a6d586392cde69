package io.lazyimg.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Asks web servers as a visitor does, one connection for each request. Beside what the JDK's client does it can connect
 * to another address than the host's name resolves to, and hands out paths and destinations as they are on the line.
 */
final class Web {
    private final Link website;
    private final @Nullable InetSocketAddress connect;
    private final Duration patience;

    /**
     * A visitor.
     *
     * @param connect where the website is to be found, or {@code null} for where its name resolves to
     * @param patience how long to wait for a connection, and for the next byte
     */
    Web(Link website, @Nullable InetSocketAddress connect, Duration patience) {
        this.website = website;
        this.connect = connect;
        this.patience = patience;
    }

    /** @throws IOException if there is no whole answer; the message names the server */
    WebAnswer fetch(Link link) throws IOException {
        try (Socket socket = open(link)) {
            String request = "GET " + link.path() + " HTTP/1.1\r\nHost: " + link.authority()
                    + "\r\nUser-Agent: lazyimg-doctor\r\nAccept: */*\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new WebReader(new BufferedInputStream(socket.getInputStream())).read();
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.toString() : e.getMessage();
            throw new IOException(link.scheme() + "://" + link.authority() + " does not answer: " + why, e);
        }
    }

    /** All answers on the way from a link to the first that is no redirect, or as many as are bearable. */
    List<WebAnswer> follow(Link from, int most) throws IOException {
        List<WebAnswer> way = new ArrayList<>();
        Link link = from;
        while (way.size() < most) {
            WebAnswer answer = fetch(link);
            way.add(answer);
            if (!answer.isRedirect()) {
                return way;
            }
            link = link.resolve(answer.headers().getOrDefault("location", ""));
        }
        return way;
    }

    private Socket open(Link link) throws IOException {
        boolean elsewhere = connect != null && link.authority().equalsIgnoreCase(website.authority());
        InetSocketAddress address =
                elsewhere && connect != null ? connect : new InetSocketAddress(link.host(), link.port());
        Socket socket = new Socket();
        try {
            int millis = Math.toIntExact(patience.toMillis());
            socket.setSoTimeout(millis);
            socket.connect(address, millis);
            return link.isSecure() ? secure(socket, link) : socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket secure(Socket plain, Link link) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, link.host(), link.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
