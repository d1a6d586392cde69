package io.lazyimg.examples.processor;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.BlobStoreProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Opens originals by URIs such as {@code gated://127.0.0.1:4711/}. There is a picture under every key; whoever reads it
 * connects to that address, and gets it once a byte comes from there.
 */
public final class GatedOriginals implements BlobStoreProvider {
    private static final byte[] PICTURE = TestPictures.jpeg(400, 300);

    @Override
    public String scheme() {
        return "gated";
    }

    @Override
    public String example() {
        return "gated://127.0.0.1:4711/";
    }

    @Override
    public BlobStore open(URI uri) {
        throw new IllegalArgumentException("gated originals are read only");
    }

    @Override
    public BlobSource openSource(URI uri) {
        return new Gated(uri);
    }

    private record Gated(URI location) implements BlobSource {
        @Override
        public Optional<Blob> read(String key) throws IOException {
            try (Socket gate = new Socket(InetAddress.getLoopbackAddress(), location.getPort())) {
                if (gate.getInputStream().read() < 0) {
                    throw new IOException("the gate was closed for good");
                }
            }
            return Optional.of(new Blob(info(key), new ByteArrayInputStream(PICTURE)));
        }

        @Override
        public Optional<BlobInfo> stat(String key) {
            return Optional.of(info(key));
        }

        private static BlobInfo info(String key) {
            return new BlobInfo(
                    key, PICTURE.length, "\"1\"", Instant.ofEpochSecond(1), BlobAttributes.of("image/jpeg"));
        }
    }
}
