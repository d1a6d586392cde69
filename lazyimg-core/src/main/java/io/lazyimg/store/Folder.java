package io.lazyimg.store;

import io.lazyimg.image.Keys;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A folder as a space of keys. Every way from a key to a file goes through here, and none of them leads out of the
 * folder or into the part of it that is reserved.
 */
final class Folder {
    /** The first segment that no key may have, in any case. */
    static final String RESERVED = ".lazyimg";

    private static final int ATTEMPTS = 100;

    private final Path root;
    private final @Nullable String tooLong;

    /** @throws IOException if there is no such folder */
    Folder(Path root) throws IOException {
        this.root = root.toRealPath();
        requireRoot();
        this.tooLong = wordsForTooLong(this.root);
    }

    /** The folder, without links on the way to it. */
    Path root() {
        return root;
    }

    /** Where everything lies that is not a blob. */
    Path reserved() {
        return root.resolve(RESERVED);
    }

    /** Whether a name in the folder itself is the reserved one, also for file systems that do not mind case. */
    static boolean isReserved(String segment) {
        return segment.equalsIgnoreCase(RESERVED);
    }

    /** What a key leads to once all links are followed, a file or anything else, or nothing if it leads nowhere. */
    Optional<Path> find(String key) throws IOException {
        if (!Keys.isValid(key) || hasReservedStart(key)) {
            return Optional.empty();
        }
        Path path;
        try {
            path = root.resolve(key);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(path.toRealPath()).filter(this::holds);
        } catch (NoSuchFileException e) {
            requireRoot();
            return Optional.empty();
        } catch (FileSystemException e) {
            if (leadsNowhere(path, e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The entry of a key that leads to something, in its real directory; the entry may itself be a link. */
    Optional<Path> entry(String key) throws IOException {
        if (find(key).isEmpty()) {
            return Optional.empty();
        }
        Path path = root.resolve(key);
        try {
            return Optional.of(parent(path).toRealPath().resolve(path.getFileName()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * The entry at which a key's blob is to be written, in its real directory, which is made if need be.
     *
     * @throws IllegalArgumentException if the key breaks the rules
     * @throws IOException if there cannot be a blob of this key
     */
    Path place(String key) throws IOException {
        Keys.require(key);
        if (hasReservedStart(key)) {
            throw new IOException("keys below " + RESERVED + " are reserved: " + key);
        }
        Path path;
        try {
            path = root.resolve(key);
        } catch (InvalidPathException e) {
            throw new IOException("no file can be named like the key " + key + ": " + e.getReason(), e);
        }
        Path entry = directory(parent(path), key).resolve(path.getFileName());
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("the key " + key + " is a folder of other blobs");
        }
        if (Files.isSymbolicLink(entry) && find(key).isEmpty()) {
            throw new IOException("the key " + key + " is a link that leads out of the folder or nowhere");
        }
        return entry;
    }

    /** The key under which a real path in the folder lies. */
    String keyOf(Path real) {
        StringJoiner key = new StringJoiner("/");
        root.relativize(real).forEach(segment -> key.add(segment.toString()));
        return key.toString();
    }

    /** Removes a directory and those above it for as long as they are empty, and gives the one that stayed. */
    Path prune(Path directory) {
        Path left = directory;
        while (!left.equals(root)) {
            try {
                Files.delete(left);
            } catch (IOException e) {
                return left;
            }
            left = parent(left);
        }
        return left;
    }

    static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("no folder around " + path);
        }
        return parent;
    }

    private Path directory(Path path, String key) throws IOException {
        requireRoot();
        for (int attempt = 1; ; attempt++) {
            try {
                return makeDirectory(path, key);
            } catch (NoSuchFileException e) {
                requireRoot();
                if (attempt == ATTEMPTS) { // no longer the chance that it became empty and was pruned
                    throw new IOException("no folder can be made for the key " + key, e);
                }
            } catch (FileSystemException e) {
                throw new IOException("no folder can be made for the key " + key + ": " + e.getMessage(), e);
            }
        }
    }

    private Path makeDirectory(Path path, String key) throws IOException {
        if (path.equals(root)) {
            return root;
        }
        Path real;
        try {
            real = path.toRealPath();
        } catch (NoSuchFileException e) {
            Path above = makeDirectory(parent(path), key);
            Path made = above.resolve(path.getFileName());
            try {
                Files.createDirectory(made);
                Disk.syncDirectory(above);
            } catch (FileAlreadyExistsException raced) {
                // by another writer
            }
            real = made.toRealPath();
        }
        if (!holds(real)) {
            throw new IOException("the key " + key + " leads out of the folder by a link");
        }
        if (Files.isRegularFile(real)) {
            throw new IOException("the key " + key + " lies below another blob: " + keyOf(real));
        }
        if (!Files.isDirectory(real)) {
            throw new NoSuchFileException(real.toString()); // pruned meanwhile
        }
        return real;
    }

    private boolean holds(Path real) {
        return real.startsWith(root)
                && (real.equals(root)
                        || !isReserved(real.getName(root.getNameCount()).toString()));
    }

    /** @throws IOException if the folder is gone, an unmounted disk for example */
    void requireRoot() throws IOException {
        if (!Files.isDirectory(root)) {
            throw new NoSuchFileException(root.toString(), null, "the store's folder is not there");
        }
    }

    private boolean leadsNowhere(Path path, FileSystemException e) {
        if (e.getClass() != FileSystemException.class) {
            return false;
        }
        if (tooLong != null && tooLong.equals(e.getReason())) {
            return true;
        }
        for (Path at = path; !at.equals(root); at = parent(at)) {
            if (Files.isSymbolicLink(at) || Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS)) {
                return true; // a link in a circle, or a file where a folder would have to be
            }
        }
        return false;
    }

    private static boolean hasReservedStart(String key) {
        int slash = key.indexOf('/');
        return isReserved(slash < 0 ? key : key.substring(0, slash));
    }

    /** How the system words, in its language, that a name is too long for it: asked with one that surely is. */
    private static @Nullable String wordsForTooLong(Path root) {
        try {
            return root.resolve("x".repeat(10_000)).toRealPath().toString();
        } catch (FileSystemException e) {
            return e.getReason();
        } catch (IOException e) {
            return null;
        }
    }
}
