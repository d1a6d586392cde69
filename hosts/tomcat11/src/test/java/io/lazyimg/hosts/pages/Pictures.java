package io.lazyimg.hosts.pages;

import io.lazyimg.LazyImages;
import io.lazyimg.SizePolicy;
import io.lazyimg.servlet.LazyImageFilter;
import io.lazyimg.store.FileBlobStore;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The listener of {@code docs/servlet-context.md}. */
public final class Pictures implements ServletContextListener {
    private @Nullable LazyImages images;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        try {
            images = LazyImages.builder()
                    .originals(FileBlobStore.readOnly(Path.of(context.getInitParameter("pictures"))))
                    .derivatives(FileBlobStore.in(Path.of(context.getInitParameter("made"))))
                    .sizes(SizePolicy.widths(320, 640, 1280).snapping())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FilterRegistration.Dynamic filter = context.addFilter("images", new LazyImageFilter(images));
        filter.addMappingForUrlPatterns(null, false, "/*");
        filter.setAsyncSupported(true); // visitors who read slowly then hold no thread
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (images != null) {
            images.close(); // saves what waits to be saved
        }
    }
}
