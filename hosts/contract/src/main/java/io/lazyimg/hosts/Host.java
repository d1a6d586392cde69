package io.lazyimg.hosts;

/** A servlet container with one application in it, on a free port. */
public interface Host {
    int port();

    void stop() throws Exception;

    /** Starts a container. */
    interface Starter {
        /**
         * Starts it with one application.
         *
         * @throws Exception if the container or the application does not start; the causes tell why
         */
        Host start(Gate gate, Application application) throws Exception;
    }
}
