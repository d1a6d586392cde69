package io.lazyimg.internal;

import io.lazyimg.ImageRequest;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.spi.Charge;
import io.lazyimg.spi.RateLimiter;

/** Charges renders to those who ask for them. */
final class Tolls {
    private final RateLimiter limiter;

    Tolls(PipelineParts parts) {
        this.limiter = parts.rateLimiter();
    }

    /** What a request must pay if it leads a flight. */
    Toll of(ImageRequest request) {
        return () -> charge(request);
    }

    private void charge(ImageRequest request) {
        Charge charge = limiter.charge(request.client());
        switch (charge.result()) {
            case PAID -> {}
            case CLIENT_OVER -> throw refused(Reason.RATE_LIMITED, "too many renders were asked for by you", charge);
            case OVERALL_OVER ->
                throw refused(Reason.RATE_LIMITED, "too many renders were asked for by all together", charge);
            case UNKNOWN ->
                throw refused(Reason.OVERLOADED, "whether more renders may start cannot be told now", charge);
        }
    }

    private static ImageException refused(Reason reason, String message, Charge charge) {
        return ImageException.retryAfter(reason, message, charge.retryAfter());
    }
}
