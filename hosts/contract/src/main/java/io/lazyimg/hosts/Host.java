package io.lazyimg.hosts;

import java.util.Map;

/** A servlet container with one application in it, on a free port. */
public interface Host {
    int port();

    void stop() throws Exception;

    /** Starts a container. */
    interface Starter {
        /**
         * Mounts {@code LazyImageFilter} by its name with these init-params on {@code /*}, before {@link
         * ApplicationServlet} on {@code /}.
         *
         * @throws Exception if the container or the application does not start; the causes tell why
         */
        Host start(String contextPath, Map<String, String> initParams) throws Exception;
    }
}
