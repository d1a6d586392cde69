package io.lazyimg.store;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The reading half of a {@link FileBlobStore}. Writes nothing. */
final class FileBlobSource implements BlobSource {
    private static final int ATTEMPTS = 1000;
    private static final int MAGIC_BYTES = 64;

    private final Folder folder;
    private final Sidecars sidecars;

    FileBlobSource(Folder folder, Sidecars sidecars) {
        this.folder = folder;
        this.sidecars = sidecars;
    }

    /**
     * Java cannot ask an open file for its stamp. So the path is asked before the file is opened and after everything
     * was learnt of it: a file is replaced by a rename and its sidecar removed only then, hence if the stamp is still
     * the same, the file opened and the sidecar read between were of that stamp.
     */
    @Override
    public Optional<Blob> read(String key) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Path> file = folder.find(key);
            Optional<FileStamp> stamp = file.isPresent() ? FileStamp.of(file.get()) : Optional.empty();
            if (stamp.isEmpty()) {
                return Optional.empty();
            }
            Optional<Blob> blob = open(key, file.orElseThrow(), stamp.get());
            if (blob.isPresent()) {
                return blob;
            }
        }
        throw new IOException("the file of " + key + " changes faster than it can be opened");
    }

    @Override
    public Optional<BlobInfo> stat(String key) throws IOException {
        Optional<Blob> blob = read(key);
        if (blob.isPresent()) {
            blob.get().close();
        }
        return blob.map(Blob::info);
    }

    @Override
    public Stream<BlobInfo> list(String prefix) throws IOException {
        KeyWalk walk = new KeyWalk(folder, prefix);
        int character = Spliterator.NONNULL | Spliterator.DISTINCT;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, character), false)
                .flatMap(key -> statUnchecked(key).stream())
                .onClose(() -> close(walk));
    }

    @Override
    public URI location() {
        String uri = folder.root().toUri().toString();
        return URI.create(uri.endsWith("/") ? uri : uri + "/");
    }

    @Override
    public String toString() {
        return location().toString();
    }

    static BlobInfo info(String key, FileStamp stamp, BlobAttributes attributes) {
        return new BlobInfo(key, stamp.size(), stamp.etag(), stamp.modified().toInstant(), attributes);
    }

    private Optional<BlobInfo> statUnchecked(String key) {
        try {
            return stat(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(KeyWalk walk) {
        try {
            walk.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Blob> open(String key, Path file, FileStamp stamp) throws IOException {
        SeekableByteChannel channel;
        try {
            channel = Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        boolean handedOver = false;
        try {
            Optional<BlobAttributes> stored = sidecars.find(folder.keyOf(file), stamp);
            BlobAttributes attributes = stored.isPresent() ? stored.get() : guess(channel);
            if (!FileStamp.of(file).equals(Optional.of(stamp))) {
                return Optional.empty();
            }
            handedOver = true;
            return Optional.of(new Blob(info(key, stamp, attributes), new FileContent(channel, stamp.size())));
        } finally {
            if (!handedOver) {
                channel.close();
            }
        }
    }

    private static BlobAttributes guess(SeekableByteChannel channel) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(MAGIC_BYTES);
        while (head.hasRemaining() && channel.read(head) >= 0) {
            // a read may give less than was asked for
        }
        channel.position(0);
        return BlobAttributes.of(ImageFormat.sniff(Arrays.copyOf(head.array(), head.position()))
                .map(ImageFormat::mediaType)
                .orElse("application/octet-stream"));
    }
}
