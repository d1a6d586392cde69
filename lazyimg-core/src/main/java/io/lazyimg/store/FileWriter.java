package io.lazyimg.store;

import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** The writing half of a {@link FileBlobStore}: content, then time, then attributes, and only then the blob's name. */
final class FileWriter {
    private static final int ATTEMPTS = 100;
    private static final int MAX_STEP_MICROS = 100_000_000;

    private final Folder folder;
    private final Sidecars sidecars;
    private final Drafts drafts;
    private final Landing landing;
    private final KeyLocks locks;

    FileWriter(Folder folder, Sidecars sidecars, Drafts drafts, Landing landing, KeyLocks locks) {
        this.folder = folder;
        this.sidecars = sidecars;
        this.drafts = drafts;
        this.landing = landing;
        this.locks = locks;
    }

    Optional<BlobInfo> putIfAbsent(String key, byte[] content, BlobAttributes attributes) throws IOException {
        if (Files.exists(folder.place(key), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return store(key, content, attributes, landing::ifAbsent);
    }

    BlobInfo put(String key, byte[] content, BlobAttributes attributes) throws IOException {
        return store(key, content, attributes, this::replace).orElseThrow();
    }

    private Optional<BlobInfo> store(String key, byte[] content, BlobAttributes attributes, Step step)
            throws IOException {
        Path entry = folder.place(key);
        Path draft = drafts.write(content);
        try {
            String name = folder.keyOf(entry);
            FileStamp stamp = describe(draft, name, attributes);
            boolean landed = false;
            try {
                Disk.syncFile(draft);
                landed = land(key, draft, entry, step);
            } finally {
                if (!landed) {
                    sidecars.remove(name, stamp);
                }
            }
            Disk.syncDirectory(Folder.parent(entry));
            return landed ? Optional.of(FileBlobSource.info(key, stamp, attributes)) : Optional.empty();
        } finally {
            Disk.discard(draft);
        }
    }

    /** Gives a draft a time with which no version of the blob has a sidecar yet, and makes that sidecar. */
    private FileStamp describe(Path draft, String name, BlobAttributes attributes) throws IOException {
        for (long step = 1; step <= MAX_STEP_MICROS; step *= 10) { // some file systems count in seconds
            Files.setLastModifiedTime(draft, StampClock.next(step));
            FileStamp stamp = FileStamp.of(draft)
                    .orElseThrow(() -> new NoSuchFileException(draft.toString(), null, "a temporary file was removed"));
            if (sidecars.create(name, stamp, attributes)) {
                return stamp;
            }
        }
        throw new IOException("the file system gives every version of " + name + " the same time");
    }

    private boolean land(String key, Path draft, Path entry, Step step) throws IOException {
        Lock lock = locks.of(folder.keyOf(entry));
        lock.lock();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return step.take(draft, entry);
                } catch (NoSuchFileException e) {
                    if (attempt == ATTEMPTS || !folder.place(key).equals(entry)) {
                        throw e;
                    }
                    // the directory became empty and was pruned; place made it again
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean replace(Path draft, Path entry) throws IOException {
        Optional<FileStamp> old = FileStamp.of(entry);
        Files.move(draft, entry, StandardCopyOption.ATOMIC_MOVE);
        old.ifPresent(stamp -> sidecars.remove(folder.keyOf(entry), stamp));
        return true;
    }

    /** How a draft gets its place; false if it was taken. */
    private interface Step {
        boolean take(Path draft, Path entry) throws IOException;
    }
}
