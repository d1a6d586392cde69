package io.lazyimg.store;

import io.lazyimg.image.Keys;
import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store in a folder. The blob of the key {@code widgets/a.jpg} is the plain file {@code widgets/a.jpg}, so that a web
 * server can serve the folder and people can put files into it, replace them and remove them.
 *
 * <p>What the store needs for itself lies in {@code .lazyimg} in the folder; no key may begin with that segment, and a
 * web server should not serve it. There, attributes are kept beside the size and the time of the file that they
 * describe: a file that was put or changed by hand has none, and its content type is told from its first bytes. A copy
 * of the folder that keeps times to the microsecond keeps attributes too.
 *
 * <p>A blob is written aside, brought to the disk, and then given its name in one step, so it is seen whole or not at
 * all by every thread, process and machine, also after a crash. Where the file system has hard links, of any number of
 * processes one wins {@link #putIfAbsent}; where it has none, of the threads that share one {@code FileBlobStore}.
 * The folder must be within one file system.
 *
 * <p>ETags are made from a file's size, time and number. Links are followed as long as they stay in the folder; a key
 * whose link leads out is absent, and writing to it an {@link IOException}. So are keys that cannot be file names here,
 * because they are too long or hold characters that the system or the JVM's locale does not know, and a key below
 * another blob's, {@code a.jpg/b.jpg}. A listing enters linked folders only where its prefix names them.
 *
 * <p>Safe for use by many threads and processes.
 */
public final class FileBlobStore implements BlobStore {
    private static final Duration DRAFTS_LIVE = Duration.ofHours(1);

    private final FileBlobSource source;
    private final FileWriter writer;
    private final FileRemover remover;

    private FileBlobStore(Folder folder, Drafts drafts, Landing landing) {
        Sidecars sidecars = sidecars(folder);
        KeyLocks locks = new KeyLocks();
        this.source = new FileBlobSource(folder, sidecars);
        this.writer = new FileWriter(folder, sidecars, drafts, landing, locks);
        this.remover = new FileRemover(folder, sidecars, drafts, landing, locks);
    }

    /**
     * The store in this folder, which is made if it is not there.
     *
     * @throws IOException if the folder cannot be made or written to
     */
    public static FileBlobStore in(Path root) throws IOException {
        return open(root, null);
    }

    /**
     * The blobs in this folder, to be read only. Needs no permission to write, and writes nothing.
     *
     * @throws IOException if there is no such folder
     */
    public static BlobSource readOnly(Path root) throws IOException {
        Folder folder = new Folder(root);
        return new FileBlobSource(folder, sidecars(folder));
    }

    /** A store that does not find out which way of landing works. */
    static FileBlobStore in(Path root, Landing landing) throws IOException {
        return open(root, landing);
    }

    @Override
    public Optional<Blob> read(String key) throws IOException {
        return source.read(key);
    }

    @Override
    public Optional<BlobInfo> stat(String key) throws IOException {
        return source.stat(key);
    }

    @Override
    public Optional<BlobInfo> putIfAbsent(String key, byte[] content, BlobAttributes attributes) throws IOException {
        return writer.putIfAbsent(key, content, attributes);
    }

    @Override
    public BlobInfo put(String key, byte[] content, BlobAttributes attributes) throws IOException {
        return writer.put(key, content, attributes);
    }

    @Override
    public boolean delete(String key) throws IOException {
        return remover.remove(Keys.require(key), stamp -> true);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Nothing written through this object comes between the look at the ETag and the removal. A blob that another
     * process put in between is noticed and put back, unless yet another is there by then; for that instant it is
     * absent.
     */
    @Override
    public boolean deleteIfMatch(String key, String etag) throws IOException {
        return remover.remove(Keys.require(key), stamp -> stamp.etag().equals(etag));
    }

    @Override
    public Stream<BlobInfo> list(String prefix) throws IOException {
        return source.list(prefix);
    }

    @Override
    public URI location() {
        return source.location();
    }

    @Override
    public String toString() {
        return source.toString();
    }

    private static FileBlobStore open(Path root, @Nullable Landing given) throws IOException {
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root);
            }
            Folder folder = new Folder(root);
            Path own = folder.reserved();
            if (Files.isSymbolicLink(own)) {
                throw new IOException(own + " must not be a link");
            }
            Path temporary = Files.createDirectories(own.resolve("tmp"));
            Drafts drafts = new Drafts(temporary);
            Landing landing = given == null ? Landing.among(drafts) : given;
            drafts.sweep(Instant.now().minus(DRAFTS_LIVE));
            return new FileBlobStore(folder, drafts, landing);
        } catch (IOException e) {
            throw new IOException("the folder " + root + " cannot be made or written to: " + e, e);
        }
    }

    private static Sidecars sidecars(Folder folder) {
        return new Sidecars(folder.reserved().resolve("meta"));
    }
}
