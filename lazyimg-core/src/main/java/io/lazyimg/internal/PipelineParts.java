package io.lazyimg.internal;

import io.lazyimg.CachePolicy;
import io.lazyimg.Limits;
import io.lazyimg.SizePolicy;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.RateLimiter;
import io.lazyimg.spi.Resizer;
import java.util.List;

/** What a pipeline is put together of. */
public record PipelineParts(
        BlobSource originals,
        BlobStore derivatives,
        List<Resizer> engines,
        SizePolicy sizes,
        Limits limits,
        CachePolicy caching,
        RateLimiter rateLimiter,
        int quality,
        int matte,
        Events events) {}
