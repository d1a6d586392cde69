package io.lazyimg.servlet;

import io.lazyimg.ImageRequest;
import io.lazyimg.ImageResponse;
import io.lazyimg.LazyImages;
import io.lazyimg.Limits;
import io.lazyimg.Waiting;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer that holds no thread while nothing can be done: until another request has made the picture, and while the
 * visitor does not read. Visitors who wait or read slowly would otherwise soon have all threads of the container.
 * Whoever has not taken all in time is cut off.
 */
final class LaterAnswer implements AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(LazyImageFilter.class);

    private final LazyImages images;
    private final ImageRequest request;
    private final AsyncContext context;
    private final HttpServletResponse response;
    private final AtomicReference<@Nullable ImageResponse> image = new AtomicReference<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean over;

    private LaterAnswer(LazyImages images, ImageRequest request, AsyncContext context, HttpServletResponse response) {
        this.images = images;
        this.request = request;
        this.context = context;
        this.response = response;
    }

    /** Whether the container can do it, and nobody before us in the chain wants to see the body pass. */
    static boolean isPossible(HttpServletRequest request, HttpServletResponse response) {
        return request.isAsyncSupported()
                && !request.isAsyncStarted()
                && request.getDispatcherType() == DispatcherType.REQUEST
                && !(response instanceof ServletResponseWrapper);
    }

    /** Takes a request over from the container's thread, and sends its answer. */
    static void send(
            ImageResponse answer,
            LazyImages images,
            ImageRequest ours,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        begin(images, ours, request, response, images.limits().maxSend()).send(answer);
    }

    private static LaterAnswer begin(
            LazyImages images,
            ImageRequest ours,
            HttpServletRequest request,
            HttpServletResponse response,
            Duration longest) {
        AsyncContext context = request.startAsync();
        LaterAnswer answer = new LaterAnswer(images, ours, context, response);
        context.setTimeout(longest.toMillis());
        context.addListener(answer);
        return answer;
    }

    /** Takes a request over when it is parked for the first time. */
    static Waiting waiting(
            LazyImages images, ImageRequest ours, HttpServletRequest request, HttpServletResponse response) {
        AtomicReference<@Nullable LaterAnswer> later = new AtomicReference<>();
        return (until, then) -> {
            LaterAnswer answer = later.get();
            if (answer == null) {
                Limits limits = images.limits();
                answer = begin(
                        images, ours, request, response, limits.maxFlight().plus(limits.maxSend()));
                later.set(answer);
            }
            return answer.goOnAfter(until, then);
        };
    }

    private boolean goOnAfter(CompletionStage<?> until, Supplier<ImageResponse> then) {
        until.whenComplete((outcome, failure) -> {
            try {
                context.start(() -> goOn(then));
            } catch (RuntimeException e) {
                LOG.debug("A visitor who waited is gone: {}", e.toString());
            }
        });
        return true;
    }

    private void goOn(Supplier<ImageResponse> then) {
        if (!over) {
            ImageResponse answer = then.get();
            if (answer != ImageResponse.PARKED) {
                try {
                    send(answer);
                } catch (IOException e) {
                    LOG.debug("A visitor who waited is gone: {}", e.toString());
                    end();
                }
            }
        }
    }

    /** Sends an answer, and closes it when it is sent or given up. */
    private void send(ImageResponse answer) throws IOException {
        image.set(answer);
        boolean begun = false;
        try {
            if (!over) {
                Headers.set(answer, response);
                ServletOutputStream out = response.getOutputStream();
                out.setWriteListener(new Body(out));
                begun = true;
            }
        } finally {
            if (!begun) {
                close();
            }
        }
    }

    /** If less was sent than was announced, the container closes the connection. */
    @Override
    public void onTimeout(AsyncEvent event) {
        if (image.get() == null && !response.isCommitted()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader("Retry-After", "1");
            response.setHeader("Cache-Control", "no-store");
        }
        LOG.debug("A visitor was not served in time");
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    /** Containers tell of one failure in several ways. */
    private void end() {
        close();
        if (ended.compareAndSet(false, true)) {
            context.complete();
        }
    }

    private void close() {
        over = true;
        ImageResponse answer = image.getAndSet(null);
        if (answer != null) {
            try {
                answer.close();
            } catch (IOException e) {
                LOG.debug("A stored picture was not closed: {}", e.toString());
            }
        }
    }

    /** Writes as much as the visitor takes, whenever he takes some. */
    private final class Body implements WriteListener {
        private final ServletOutputStream out;

        Body(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public void onWritePossible() throws IOException {
            while (out.isReady()) {
                ImageResponse answer = image.get();
                if (answer == null) {
                    return;
                }
                if (!writePart(answer)) {
                    end();
                    return;
                }
            }
        }

        /** As the filter does it: an error in place of a picture that broke off before anything has gone out. */
        private boolean writePart(ImageResponse answer) throws IOException {
            try {
                return answer.writePart(out);
            } catch (IOException | RuntimeException e) {
                if (response.isCommitted()) {
                    throw e;
                }
                response.reset();
                ImageResponse failure = images.brokenOff(request, e);
                Headers.set(failure, response);
                answer.close();
                image.set(failure);
                listenAgain();
                return true;
            }
        }

        /** With the headers, Tomcat up to 10.1 has forgotten who listens; others have not, and want no second one. */
        private void listenAgain() {
            try {
                out.setWriteListener(this);
            } catch (IllegalStateException e) {
                LOG.trace("The container goes on to ask", e);
            }
        }

        @Override
        public void onError(Throwable failure) {
            LOG.debug("A picture was not sent to its end: {}", failure.toString());
            end();
        }
    }
}
