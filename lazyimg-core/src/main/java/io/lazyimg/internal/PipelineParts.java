package io.lazyimg.internal;

import io.lazyimg.CachePolicy;
import io.lazyimg.ErrorImages;
import io.lazyimg.Limits;
import io.lazyimg.SizePolicy;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.RateLimiter;
import io.lazyimg.spi.Rates;
import io.lazyimg.spi.Resizer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline is put together of.
 *
 * @param rates what a client may do, for those parts that the limiter does not see to
 * @param lookUpRate how many look-ups may find nothing in a second; 0 for any number
 * @param freshness how long an original is taken to be unchanged without looking again; {@code null} for ever
 */
public record PipelineParts(
        BlobSource originals,
        BlobStore derivatives,
        List<Resizer> engines,
        SizePolicy sizes,
        Limits limits,
        CachePolicy caching,
        ErrorImages errorImages,
        RateLimiter rateLimiter,
        Clients clients,
        Rates rates,
        int lookUpRate,
        @Nullable Duration freshness,
        int quality,
        int matte,
        Events events) {}
