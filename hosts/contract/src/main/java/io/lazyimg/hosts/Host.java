package io.lazyimg.hosts;

import jakarta.servlet.Filter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A servlet container with one application in it, on a free port. */
public interface Host {
    int port();

    void stop() throws Exception;

    /** Starts a container. */
    interface Starter {
        /**
         * Mounts a filter on {@code /*}, before {@link ApplicationServlet} on {@code /}.
         *
         * @param given the filter, or {@code null} to have {@code LazyImageFilter} made by its name with the init-params
         * @throws Exception if the container or the application does not start; the causes tell why
         */
        Host start(Gate gate, String contextPath, @Nullable Filter given, Map<String, String> initParams)
                throws Exception;
    }
}
