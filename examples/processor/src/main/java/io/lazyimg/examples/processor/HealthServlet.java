package io.lazyimg.examples.processor;

import io.lazyimg.LazyImages;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells supervisors how it is. {@code /health/live}: the process answers, and need not be restarted.
 * {@code /health/ready}: both stores answer and it is not stopping, so visitors may be sent here. {@code /health}: both.
 */
final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(HealthServlet.class);

    private final transient LazyImages images;
    private volatile boolean stopping;

    HealthServlet(LazyImages images) {
        this.images = images;
    }

    /** Is not ready from now on. */
    void stopping() {
        stopping = true;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getRequestURI().substring("/health".length())) {
            case "/live" -> answer(response, true, "\"live\": true");
            case "/ready" -> {
                String obstacle = obstacle();
                answer(response, obstacle == null, readiness(obstacle));
            }
            case "", "/" -> {
                String obstacle = obstacle();
                answer(response, obstacle == null, "\"live\": true, " + readiness(obstacle));
            }
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private @Nullable String obstacle() {
        if (stopping) {
            return "stopping";
        }
        try {
            images.check();
            return null;
        } catch (IOException | RuntimeException e) {
            LOG.warn("A store does not answer", e);
            return "a store does not answer";
        }
    }

    private static String readiness(@Nullable String obstacle) {
        return obstacle == null ? "\"ready\": true" : "\"ready\": false, \"because\": \"" + obstacle + "\"";
    }

    private static void answer(HttpServletResponse response, boolean well, String members) throws IOException {
        byte[] body = ("{" + members + "}\n").getBytes(StandardCharsets.UTF_8);
        response.setStatus(well ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
