package io.lazyimg.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The few steps by which something is on the disk for good. */
final class Disk {
    /**
     * The most bytes in one call of a channel: it copies them through native memory of that size, which the JDK keeps
     * for every thread.
     */
    static final int STEP_BYTES = 64 * 1024;

    private Disk() {}

    /**
     * Writes a new file with the permissions that the process gives to any file, so that others can serve it.
     *
     * @throws FileAlreadyExistsException if there is one
     */
    static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int at = 0; at < content.length; ) {
                at += channel.write(ByteBuffer.wrap(content, at, Math.min(STEP_BYTES, content.length - at)));
            }
        }
    }

    /** Waits until a file's bytes and attributes are on the disk. */
    static void syncFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Waits until a directory's entries are on the disk, where the system can open a directory. */
    static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException | NoSuchFileException e) {
            // Windows opens no directories; one that became empty may have been removed by now
        }
    }

    /** Removes what is of no use any more; staying, it does no harm. */
    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // a temporary file is swept later, and an old sidecar fits no other content
        }
    }
}
