package io.lazyimg.bucket4j;

import io.lazyimg.spi.RateLimiter;
import io.lazyimg.spi.RateLimiterProvider;
import io.lazyimg.spi.Rates;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes {@link JvmRateLimiter}s by URIs that say how many clients they remember, such as {@code bucket4j:10000}. */
public final class JvmRateLimiterProvider implements RateLimiterProvider {
    private static final Pattern CLIENTS = Pattern.compile("[1-9][0-9]{0,7}");

    /** For {@link java.util.ServiceLoader}. */
    public JvmRateLimiterProvider() {}

    @Override
    public String scheme() {
        return "bucket4j";
    }

    @Override
    public String example() {
        return "bucket4j:10000";
    }

    @Override
    public RateLimiter open(URI uri, Rates rates) {
        Matcher clients = CLIENTS.matcher(uri.getRawSchemeSpecificPart());
        if (!clients.matches() || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("it names no number of clients; it must be like " + example());
        }
        return JvmRateLimiter.of(Budgets.of(rates), Integer.parseInt(clients.group()));
    }
}
