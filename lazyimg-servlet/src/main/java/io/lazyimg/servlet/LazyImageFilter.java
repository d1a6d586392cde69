package io.lazyimg.servlet;

import io.lazyimg.ImageRequest;
import io.lazyimg.ImageResponse;
import io.lazyimg.LazyImages;
import io.lazyimg.Waiting;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests for images, and passes on every other.
 *
 * <p>Give it a {@link LazyImages}, which the application then closes; or let {@code web.xml} name the class, with the
 * settings as init-params, and the filter builds and closes its own. It only translates between the container and
 * {@link LazyImages#serve}: mount it before filters that compress, and behind those that decide who may see what. A
 * forward or an asynchronous dispatch to an image is answered where the filter is mapped for those; an include or an error
 * page never is.
 */
public final class LazyImageFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(LazyImageFilter.class);

    private @Nullable LazyImages images;
    private boolean owned;
    private @Nullable Published published;
    private @Nullable ClassLoader application;

    /** For a container, which calls {@link #init} with the settings. */
    public LazyImageFilter() {}

    /** For an application that built its {@link LazyImages} in code. */
    public LazyImageFilter(LazyImages images) {
        this.images = Objects.requireNonNull(images);
    }

    /**
     * Takes the settings from the init-params, whose names are {@link io.lazyimg.Setting#key keys}, unless the filter
     * was given a {@link LazyImages}. Pages find that, and its {@code ImageUrls} for this application, in the {@code
     * ServletContext} under the names of these classes and, with a dot and the filter's name behind, this filter's.
     *
     * @throws ServletException if a key is unknown, a value is not accepted or a store cannot be opened
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        application = config.getServletContext().getClassLoader();
        Map<String, String> settings = Collections.list(config.getInitParameterNames()).stream()
                .collect(Collectors.toMap(name -> name, config::getInitParameter));
        if (images != null) {
            if (!settings.isEmpty()) {
                throw new ServletException("init-params " + settings.keySet()
                        + " have no effect on a filter that was given its LazyImages in code");
            }
        } else {
            try {
                images = LazyImages.builder().settings(settings).build();
                owned = true;
            } catch (IOException | IllegalArgumentException e) {
                throw new ServletException(e.getMessage(), e);
            }
        }
        try {
            published = Published.by(config, images());
        } catch (RuntimeException e) {
            if (owned) {
                images().close(); // a container destroys no filter that did not begin
            }
            throw new ServletException(e.getMessage(), e);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            Optional<ImageRequest> ours = ours(http);
            if (ours.isPresent() && answer(ours.get(), http, answer)) {
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private LazyImages images() {
        return Objects.requireNonNull(images, "init was not called");
    }

    private Optional<ImageRequest> ours(HttpServletRequest request) {
        String uri = request.getRequestURI();
        if (!images().mightServe(uri) || isPartOfAnotherAnswer(request)) {
            return Optional.empty();
        }
        String base = request.getContextPath();
        if (!uri.startsWith(base)) {
            return Optional.empty();
        }
        return Optional.of(new ImageRequest(
                request.getMethod(),
                uri.substring(base.length()),
                base,
                request.getRemoteAddr(),
                name -> Collections.list(request.getHeaders(name)),
                request));
    }

    /** An include, whose URI is that of the page, and an error page, whose status is not that of a picture. */
    private static boolean isPartOfAnotherAnswer(HttpServletRequest request) {
        DispatcherType type = request.getDispatcherType();
        return type == DispatcherType.INCLUDE || type == DispatcherType.ERROR;
    }

    /** Whether it is answered here, at once or later. */
    private boolean answer(ImageRequest ours, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean async = LaterAnswer.isPossible(request, response);
        Waiting waiting = async ? LaterAnswer.waiting(images(), ours, request, response) : Waiting.ON_THREAD;
        Optional<ImageResponse> image = images().serve(ours, waiting);
        if (image.isPresent() && image.get() != ImageResponse.PARKED) {
            if (async && image.get().bodyBytes() > response.getBufferSize()) {
                LaterAnswer.send(image.get(), images(), ours, request, response);
            } else {
                send(ours, image.get(), response);
            }
        }
        return image.isPresent();
    }

    /**
     * Sends an answer, or an error in its place if the store breaks off before anything has gone out: the container's own
     * error page would keep the headers of the image, and a cache the page.
     */
    private void send(ImageRequest request, ImageResponse image, HttpServletResponse response) throws IOException {
        try (image) {
            write(image, response);
        } catch (IOException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e; // the container must not end the answer as if it were whole
            }
            response.reset();
            try (ImageResponse failure = images().brokenOff(request, e)) {
                write(failure, response);
            }
        }
    }

    /** Writes an answer. A visitor who has hung up is no error of the application. */
    private static void write(ImageResponse ours, HttpServletResponse response) throws IOException {
        Headers.set(ours, response);
        VisitorStream visitor = new VisitorStream(response.getOutputStream());
        try {
            ours.writeTo(visitor);
        } catch (IOException e) {
            if (!visitor.failed()) {
                throw e;
            }
            LOG.debug("The visitor hung up: {}", e.toString());
        }
    }

    /**
     * Closes what {@link #init} built, withdraws what it published, and takes plug-ins that were loaded with the
     * application out of ImageIO's registry, which would otherwise keep its classes for as long as the JVM runs.
     */
    @Override
    public void destroy() {
        if (published != null) {
            published.withdraw();
        }
        if (owned && images != null) {
            images.close();
        }
        if (application != null && application != ClassLoader.getSystemClassLoader()) {
            Plugins.deregister(application);
        }
    }
}
