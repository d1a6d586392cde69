package io.lazyimg.internal;

import io.lazyimg.ImageRequest;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.spi.Charge;
import io.lazyimg.spi.RateLimiter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Charges renders to those who ask for them. */
final class Tolls {
    private static final Logger LOG = LoggerFactory.getLogger("io.lazyimg");

    private final RateLimiter limiter;
    private final Clients clients;
    private final AtomicBoolean warned = new AtomicBoolean();

    Tolls(PipelineParts parts) {
        this.limiter = parts.rateLimiter();
        this.clients = parts.clients();
    }

    /** What a request must pay if it leads a flight. */
    Toll of(ImageRequest request) {
        return () -> charge(request);
    }

    private void charge(ImageRequest request) {
        String client = clients.of(request);
        Charge charge = limiter.charge(client);
        switch (charge.result()) {
            case PAID -> {}
            case CLIENT_OVER -> {
                warnOfProxy(request, client);
                throw refused(Reason.RATE_LIMITED, "too many renders were asked for by you", charge);
            }
            case OVERALL_OVER ->
                throw refused(Reason.RATE_LIMITED, "too many renders were asked for by all together", charge);
            case UNKNOWN ->
                throw refused(Reason.OVERLOADED, "whether more renders may start cannot be told now", charge);
        }
    }

    private void warnOfProxy(ImageRequest request, String client) {
        if (clients.mayBeProxy(request, client) && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "{} is over its rate of renders and seems to be a proxy, so that its visitors are limited together;"
                            + " lazyimg.trusted-proxies and lazyimg.client-header tell them apart. Said once.",
                    client);
        }
    }

    private static ImageException refused(Reason reason, String message, Charge charge) {
        return ImageException.retryAfter(reason, message, charge.retryAfter());
    }
}
