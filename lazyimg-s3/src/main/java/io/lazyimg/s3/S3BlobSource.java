package io.lazyimg.s3;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobSource;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** The blobs below a prefix of a bucket, to be read only. */
final class S3BlobSource implements BlobSource {
    private final Bucket bucket;
    private final ObjectReader reader;
    private final Runnable close;

    /**
     * The blobs there.
     *
     * @param close called when this is closed
     */
    S3BlobSource(Bucket bucket, ObjectReader reader, Runnable close) {
        this.bucket = bucket;
        this.reader = reader;
        this.close = close;
    }

    @Override
    public Optional<Blob> read(String key) throws IOException {
        return reader.read(key);
    }

    @Override
    public Optional<BlobInfo> stat(String key) throws IOException {
        return reader.stat(key);
    }

    @Override
    public Stream<BlobInfo> list(String prefix) throws IOException {
        return ObjectListing.of(bucket, prefix);
    }

    @Override
    public URI location() {
        return bucket.location().uri();
    }

    @Override
    public void close() {
        close.run();
    }

    @Override
    public String toString() {
        return location().toString();
    }
}
