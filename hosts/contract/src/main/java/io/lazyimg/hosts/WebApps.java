package io.lazyimg.hosts;

import java.nio.file.Path;

/** A servlet container in which one application after the other is started and stopped, on a free port. */
public interface WebApps {
    int port();

    /**
     * Starts an application at the root.
     *
     * @param war the unpacked archive
     * @param parent the parent of its class loader
     * @return its class loader
     */
    ClassLoader deploy(Path war, ClassLoader parent) throws Exception;

    /** Stops it, and forgets it. */
    void undeploy() throws Exception;

    /** Stops the container. */
    void stop() throws Exception;

    /** Starts a container without an application. */
    interface Starter {
        WebApps start() throws Exception;
    }
}
