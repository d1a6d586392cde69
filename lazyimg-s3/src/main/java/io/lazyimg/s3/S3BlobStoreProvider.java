package io.lazyimg.s3;

import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.BlobStoreProvider;
import java.io.IOException;
import java.net.URI;

/** Opens {@link S3BlobStore}s by URIs such as {@code s3://bucket/prefix?region=eu-west-1}. */
public final class S3BlobStoreProvider implements BlobStoreProvider {
    /** For {@link java.util.ServiceLoader}. */
    public S3BlobStoreProvider() {}

    @Override
    public String scheme() {
        return "s3";
    }

    @Override
    public String example() {
        return S3Location.EXAMPLE;
    }

    @Override
    public BlobStore open(URI uri) throws IOException {
        return S3BlobStore.in(S3Location.of(uri));
    }

    @Override
    public BlobSource openSource(URI uri) throws IOException {
        return S3BlobStore.readOnly(S3Location.of(uri));
    }
}
