package io.lazyimg.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** The folder of temporary files, on the same file system as the blobs. */
final class Drafts {
    private final Path folder;

    Drafts(Path folder) {
        this.folder = folder;
    }

    /** A new temporary file; whoever asked for it moves it away or discards it. */
    Path write(byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path draft = unused();
        try {
            Disk.write(draft, content);
        } catch (IOException e) {
            Disk.discard(draft);
            throw e;
        }
        return draft;
    }

    /** A path at which nothing is. */
    Path unused() {
        return folder.resolve(UUID.randomUUID().toString());
    }

    /** Removes what processes that ended in the middle left behind: everything last written before this time. */
    void sweep(Instant before) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path draft : all) {
                if (isOlder(draft, before)) {
                    Disk.discard(draft);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static boolean isOlder(Path draft, Instant before) throws IOException {
        try {
            return Files.getLastModifiedTime(draft, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(before);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
