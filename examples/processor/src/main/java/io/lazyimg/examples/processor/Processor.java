package io.lazyimg.examples.processor;

import io.lazyimg.ImageListener;
import io.lazyimg.LazyImages;
import io.lazyimg.Setting;
import io.lazyimg.examples.processor.samples.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;

/** A running processor: the library behind a web server. Safe for use by many threads. */
final class Processor implements AutoCloseable {
    private final LazyImages images;
    private final WebServer server;
    private final Gallery gallery;
    private final Configuration configuration;

    private Processor(LazyImages images, WebServer server, Gallery gallery, Configuration configuration) {
        this.images = images;
        this.server = server;
        this.gallery = gallery;
        this.configuration = configuration;
    }

    /**
     * Starts one; it is ready when this returns.
     *
     * @param bind the address to listen on
     * @param port the port to listen on, 0 for any free one
     * @param demo where stores lie that the configuration does not name
     * @param out is told of what takes long
     * @throws IllegalArgumentException if the configuration is not accepted
     * @throws IOException if a store cannot be opened or the address not be listened on
     */
    static Processor start(
            Configuration given, String bind, int port, DemoFolder demo, ImageListener listener, PrintWriter out)
            throws IOException {
        boolean samples = given.value(Setting.ORIGINALS).isEmpty();
        if (samples) {
            Files.createDirectories(demo.originals());
        }
        Configuration configuration = demo.furnish(given);
        LazyImages images = LazyImages.builder()
                .settings(configuration.byKey())
                .listener(listener)
                .build();
        try {
            if (samples) {
                Samples.in(demo.originals()).makeMissing(out);
            }
            Gallery gallery = new Gallery(configuration, images);
            return new Processor(images, WebServer.start(images, gallery, bind, port), gallery, configuration);
        } catch (IOException | RuntimeException e) {
            images.close();
            throw e;
        }
    }

    /** Where it listens, with a slash at the end. */
    URI uri() {
        return server.uri();
    }

    /** Prints what there is to try, and then that it is ready. */
    void announce(PrintWriter out) {
        out.println("originals   " + configuration.value(Setting.ORIGINALS).orElseThrow());
        out.println("derivatives " + configuration.value(Setting.DERIVATIVES).orElseThrow());
        gallery.examples(5).forEach(path -> out.println("try         " + uri().resolve(path)));
        out.println("listening on " + uri());
        out.flush();
    }

    /** Returns when somebody has stopped it. */
    void awaitStop() throws InterruptedException {
        server.awaitStop();
    }

    /** Is not ready from now on, so that nobody is sent here any more, and serves as before those who come. */
    void stopping() {
        server.stopping();
    }

    /** Lets requests in flight finish, accepting no more, and saves what waits to be saved. */
    @Override
    public void close() {
        try {
            server.close();
        } finally {
            images.close();
        }
    }
}
