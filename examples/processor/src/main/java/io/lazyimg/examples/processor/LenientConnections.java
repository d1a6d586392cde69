package io.lazyimg.examples.processor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Takes a {@code %} in a path that begins no escape for what it is, and the characters too that ought to have been
 * escaped. S3 writes keys into its redirects as they are; browsers leave such a {@code %} alone, and simpler clients send
 * quotes too, so that {@code 100% "pure".jpg} arrives as {@code 100%%20"pure".jpg}. Jetty has no setting that lets the
 * first pass.
 */
final class LenientConnections extends HttpConnectionFactory {
    private static final Pattern UNESCAPED = Pattern.compile("%(?![0-9A-Fa-f]{2})|[\"<>^`{|}]");

    LenientConnections(HttpConfiguration http) {
        super(http);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        HttpConnection connection = new HttpConnection(getHttpConfiguration(), connector, endPoint) {
            @Override
            protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
                return super.newHttpStream(method, escaped(uri), version);
            }
        };
        return configure(connection, connector, endPoint);
    }

    static String escaped(String uri) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        Matcher unescaped = UNESCAPED.matcher(path);
        return unescaped.find()
                ? unescaped.replaceAll(
                                found -> "%%%02X".formatted((int) found.group().charAt(0)))
                        + uri.substring(path.length())
                : uri;
    }
}
