package io.lazyimg.examples.embedded;

import io.lazyimg.LazyImages;
import io.lazyimg.SizePolicy;
import io.lazyimg.servlet.LazyImageFilter;
import io.lazyimg.store.FileBlobStore;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

/** An application that serves its pictures in three widths. */
final class Shop {
    private Shop() {}

    public static void main(String[] args) throws Exception {
        start(8080, Path.of(args[0]), Path.of(args[1])).join();
    }

    static Server start(int port, Path pictures, Path made) throws Exception {
        LazyImages images = LazyImages.builder()
                .originals(FileBlobStore.readOnly(pictures))
                .derivatives(FileBlobStore.in(made))
                .sizes(SizePolicy.widths(320, 640, 1280).snapping())
                .build();
        ServletContextHandler application = new ServletContextHandler();
        FilterHolder filter = new FilterHolder(new LazyImageFilter(images));
        filter.setAsyncSupported(true); // visitors who read slowly then hold no thread
        application.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        application.addEventListener(new ServletContextListener() {
            @Override
            public void contextDestroyed(ServletContextEvent event) {
                images.close();
            }
        });
        Server server = new Server(port);
        server.setHandler(application);
        server.start();
        return server;
    }
}
