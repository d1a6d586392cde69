package io.lazyimg;

/**
 * Is told of every step. Called on the threads that serve visitors and save derivatives, often at once: must be safe
 * for use by many threads and quick. What it throws is logged and does not disturb serving.
 */
@FunctionalInterface
public interface ImageListener {
    void on(ImageEvent event);
}
