package io.lazyimg.internal;

import io.lazyimg.ImageEvent;
import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.ImageListener;
import io.lazyimg.image.ImageException;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Tells the host: its listeners of every step, and its log of what goes wrong. Neither disturbs us. */
public final class Events {
    private final FailureLog log = new FailureLog(LoggerFactory.getLogger("io.lazyimg"), System::nanoTime);
    private final List<ImageListener> listeners;

    public Events(List<ImageListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** The log. */
    FailureLog log() {
        return log;
    }

    void tell(Kind kind, String path, Duration took, long bytes) {
        tell(new ImageEvent(kind, path, took, bytes, null, null, null));
    }

    /** What became of a save-back. */
    void saved(String path, SaveBack.Saved saved) {
        tell(new ImageEvent(saved.kind(), path, saved.took(), saved.bytes(), null, null, saved.failure()));
    }

    void rendered(String path, Duration took, long bytes, String engine) {
        tell(new ImageEvent(Kind.RENDERED, path, took, bytes, engine, null, null));
    }

    /** A request that was told of the canonical URL. */
    public void redirected(String path, Duration took) {
        tell(Kind.REDIRECTED, path, took, 0);
    }

    /** A request that got no image. */
    public void refused(String path, Duration took, ImageException failure) {
        log.refused(path, failure);
        tell(new ImageEvent(Kind.FAILED, path, took, 0, null, failure.reason(), failure.getCause()));
    }

    private void tell(ImageEvent event) {
        for (ImageListener listener : listeners) {
            try {
                listener.on(event);
            } catch (RuntimeException | Error e) {
                log.warn("An ImageListener threw; serving goes on", event.path(), e);
            }
        }
    }
}
