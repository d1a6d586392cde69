package io.lazyimg.store;

import io.lazyimg.image.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys below a folder that begin with a prefix, found as they are asked for with one open directory at a time.
 * Directories that are links are not entered, unless the prefix itself goes through them. Not every key need lead to a
 * blob.
 */
final class KeyWalk implements Iterator<String>, AutoCloseable {
    private record Directory(Path path, String key) {
        String keyOf(Path entry) {
            return key + entry.getFileName();
        }
    }

    private final String prefix;
    private final Deque<Directory> waiting = new ArrayDeque<>();
    private @Nullable Directory directory;
    private @Nullable DirectoryStream<Path> open;
    private Iterator<Path> entries = Collections.emptyIterator();
    private @Nullable String next;

    KeyWalk(Folder folder, String prefix) throws IOException {
        this.prefix = prefix;
        folder.requireRoot();
        int slash = prefix.lastIndexOf('/');
        Optional<Path> start = slash < 0 ? Optional.of(folder.root()) : folder.find(prefix.substring(0, slash));
        start.ifPresent(path -> waiting.push(new Directory(path, prefix.substring(0, slash + 1))));
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && (entries.hasNext() || enterNext())) {
                look();
            }
        } catch (DirectoryIteratorException e) {
            throw new UncheckedIOException(e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next != null;
    }

    @Override
    public String next() {
        String key = hasNext() ? next : null;
        if (key == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return key;
    }

    @Override
    public void close() throws IOException {
        waiting.clear();
        leave();
    }

    private void look() throws IOException {
        if (directory == null || !entries.hasNext()) {
            return; // the directory just entered is empty or gone
        }
        Path entry = entries.next();
        String key = directory.keyOf(entry);
        if (!key.startsWith(prefix) || (directory.key().isEmpty() && Folder.isReserved(key))) {
            return; // without a look at it: a large folder is listed for a few of its files
        }
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            waiting.push(new Directory(entry, key + "/"));
        } else if (Keys.isValid(key)) {
            next = key;
        }
    }

    @SuppressWarnings("StreamResourceLeak") // closed by leave
    private boolean enterNext() throws IOException {
        leave();
        directory = waiting.poll();
        if (directory == null) {
            return false;
        }
        try {
            DirectoryStream<Path> stream = Files.newDirectoryStream(directory.path());
            open = stream;
            entries = stream.iterator();
        } catch (NoSuchFileException | NotDirectoryException e) {
            directory = null; // removed meanwhile, or a file that the prefix takes for a directory
        }
        return true;
    }

    private void leave() throws IOException {
        entries = Collections.emptyIterator();
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
