package io.lazyimg.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;

/** The removing half of a {@link FileBlobStore}. */
final class FileRemover {
    private final Folder folder;
    private final Sidecars sidecars;
    private final Drafts drafts;
    private final Landing landing;
    private final KeyLocks locks;

    FileRemover(Folder folder, Sidecars sidecars, Drafts drafts, Landing landing, KeyLocks locks) {
        this.folder = folder;
        this.sidecars = sidecars;
        this.drafts = drafts;
        this.landing = landing;
        this.locks = locks;
    }

    /** Removes the blob of a key if it is one to be removed, and the directories that are empty then. */
    boolean remove(String key, Predicate<FileStamp> condition) throws IOException {
        Optional<Path> found = folder.entry(key);
        if (found.isEmpty()) {
            return false;
        }
        Path entry = found.get();
        String name = folder.keyOf(entry);
        Lock lock = locks.of(name);
        lock.lock();
        try {
            boolean removed =
                    Files.isSymbolicLink(entry) ? removeLink(key, entry, condition) : removeFile(entry, condition);
            if (!removed) {
                return false;
            }
        } finally {
            lock.unlock();
        }
        Path directory = Folder.parent(entry);
        boolean throughLinks = !name.equals(key);
        Disk.syncDirectory(throughLinks ? directory : folder.prune(directory));
        return true;
    }

    private boolean removeLink(String key, Path link, Predicate<FileStamp> condition) throws IOException {
        Optional<Path> file = folder.find(key);
        return file.isPresent() && FileStamp.of(file.get()).filter(condition).isPresent() && Files.deleteIfExists(link);
    }

    /** Takes the file aside first, so that what is removed is what was looked at, whoever else writes. */
    private boolean removeFile(Path entry, Predicate<FileStamp> condition) throws IOException {
        if (FileStamp.of(entry).filter(condition).isEmpty()) {
            return false;
        }
        Path aside = drafts.unused();
        try {
            Files.move(entry, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return false;
        }
        try {
            Optional<FileStamp> taken = FileStamp.of(aside);
            if (taken.filter(condition).isEmpty()) {
                landing.ifAbsent(aside, entry);
                return false;
            }
            taken.ifPresent(stamp -> sidecars.remove(folder.keyOf(entry), stamp));
            return true;
        } finally {
            Disk.discard(aside);
        }
    }
}
