package io.lazyimg.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What tells one state of a regular file from another.
 *
 * @param size in bytes
 * @param modified as exactly as the file system keeps it
 * @param inode the file's number where the system has one, else 0; the device's is left out, as it may change when the
 *     machine starts again
 */
record FileStamp(long size, FileTime modified, long inode) {
    FileStamp {
        Objects.requireNonNull(modified);
    }

    /** The stamp of a file, or nothing if it is not there, a link, or otherwise not a regular file. */
    static Optional<FileStamp> of(Path file) throws IOException {
        try {
            return file.getFileSystem().supportedFileAttributeViews().contains("unix") ? ofUnix(file) : ofBasic(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (e.getClass() == FileSystemException.class && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The blob's ETag. */
    String etag() {
        return version() + "-" + Long.toHexString(inode);
    }

    /** Size and time alone, which survive a copy that keeps times. */
    String version() {
        return Long.toHexString(size) + "-" + Long.toHexString(modified.to(TimeUnit.NANOSECONDS));
    }

    private static Optional<FileStamp> ofUnix(Path file) throws IOException {
        Map<String, Object> all =
                Files.readAttributes(file, "unix:isRegularFile,size,lastModifiedTime,ino", LinkOption.NOFOLLOW_LINKS);
        if (!Boolean.TRUE.equals(all.get("isRegularFile"))) {
            return Optional.empty();
        }
        return Optional.of(new FileStamp(
                number(all, "size"),
                (FileTime) Objects.requireNonNull(all.get("lastModifiedTime")),
                number(all, "ino")));
    }

    private static Optional<FileStamp> ofBasic(Path file) throws IOException {
        BasicFileAttributes all = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return all.isRegularFile()
                ? Optional.of(new FileStamp(all.size(), all.lastModifiedTime(), 0))
                : Optional.empty();
    }

    private static long number(Map<String, Object> all, String name) {
        return ((Number) Objects.requireNonNull(all.get(name))).longValue();
    }
}
