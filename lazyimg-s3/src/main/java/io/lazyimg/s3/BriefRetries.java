package io.lazyimg.s3;

import java.time.Duration;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Retries as another strategy does, but not where the server asks to wait long with {@code Retry-After}: the SDK would
 * keep the caller's thread waiting until the call times out, and the visitor is better told when to come back.
 */
record BriefRetries(RetryStrategy strategy) implements RetryStrategy {
    /** The longest {@code Retry-After} that is waited for. */
    static final Duration LONGEST = Duration.ofSeconds(2);

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
        return strategy.acquireInitialToken(request);
    }

    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
        Duration asked = request.suggestedDelay().orElse(Duration.ZERO);
        if (asked.compareTo(LONGEST) > 0) {
            throw new TokenAcquisitionFailedException(
                    "the server asks to wait " + asked, request.token(), request.failure());
        }
        return strategy.refreshRetryToken(request);
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
        return strategy.recordSuccess(request);
    }

    @Override
    public int maxAttempts() {
        return strategy.maxAttempts();
    }

    @Override
    public RetryStrategy.Builder<?, ?> toBuilder() {
        return strategy.toBuilder();
    }
}
