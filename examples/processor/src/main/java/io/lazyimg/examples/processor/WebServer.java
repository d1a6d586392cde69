package io.lazyimg.examples.processor;

import io.lazyimg.LazyImages;
import io.lazyimg.servlet.LazyImageFilter;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded Jetty: the filter in front, and behind it the page, the health checks and a 404 for all the rest. */
final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int MAX_THREADS = 200;
    private static final int MAX_HEADER_BYTES = 8 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration STOP = Duration.ofSeconds(30);

    /**
     * What Jetty takes by default, and {@code %25} beside it, for a file's name may hold a {@code %}. Jetty answers 400
     * to what has two readings: {@code %2F}, {@code //}, {@code ..;}, an encoded {@code ..}, control characters, and
     * bytes that are not UTF-8. A plain {@code ..} and a {@code ;} reach the filter as they were sent, which refuses
     * the one and redirects to the URL without the other.
     */
    private static final UriCompliance URIS =
            UriCompliance.DEFAULT.with("LAZYIMG", Violation.AMBIGUOUS_PATH_ENCODING, Violation.BAD_PERCENT_ENCODING);

    private final Server server;
    private final ServerConnector connector;
    private final HealthServlet health;

    private WebServer(Server server, ServerConnector connector, HealthServlet health) {
        this.server = server;
        this.connector = connector;
        this.health = health;
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if the address cannot be listened on
     */
    static WebServer start(LazyImages images, Gallery gallery, String bind, int port) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("http");
        Server server = new Server(threads);
        ServerConnector connector = connector(server, bind, port);
        HealthServlet health = new HealthServlet(images);
        PlainErrors errors = new PlainErrors();
        server.setErrorHandler(errors);
        server.setStopTimeout(STOP.toMillis());
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS);
        context.setErrorHandler(errors);
        FilterHolder filter = new FilterHolder(new LazyImageFilter(images));
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new IndexServlet(gallery)), "");
        context.addServlet(new ServletHolder(health), "/health/*");
        context.addServlet(new ServletHolder(new NotFoundServlet()), "/");
        server.setHandler(new GracefulHandler(context));
        WebServer started = new WebServer(server, connector, health);
        try {
            server.start();
            return started;
        } catch (Exception e) {
            started.close();
            throw new IOException("cannot listen on " + bind + ":" + port + ": " + rootOf(e), e);
        }
    }

    private static ServerConnector connector(Server server, String bind, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setUriCompliance(URIS);
        ServerConnector connector = new ServerConnector(server, new LenientConnections(http));
        connector.setHost(bind);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        return connector;
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    URI uri() {
        String host = connector.getHost();
        return URI.create(
                "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort() + "/");
    }

    void awaitStop() throws InterruptedException {
        server.join();
    }

    void stopping() {
        health.stopping();
    }

    /** Accepts no more, and waits half a minute at most for the requests in flight. */
    @Override
    public void close() {
        stopping();
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("Some requests were cut off: {}", e.toString());
        }
    }
}
