package io.lazyimg.store;

import io.lazyimg.spi.BlobAttributes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The small files that hold blobs' attributes. One is named by its blob's key and by the {@link FileStamp#version
 * version} of the blob's file, so a sidecar never describes any other content than the one it was written for, and a
 * writer that made one owns it.
 */
final class Sidecars {
    private static final int KEY_DIGITS = 32;

    private final Path folder;

    Sidecars(Path folder) {
        this.folder = folder;
    }

    /** What was stored with this state of a blob, or nothing if it was not stored by us. */
    Optional<BlobAttributes> find(String key, FileStamp stamp) throws IOException {
        try {
            return SidecarText.read(key, Files.readAllBytes(file(key, stamp)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes a sidecar; it is on the disk when this returns.
     *
     * @return false if there is one of that name, which then is another writer's
     */
    boolean create(String key, FileStamp stamp, BlobAttributes attributes) throws IOException {
        Path file = file(key, stamp);
        Path shard = Folder.parent(file);
        if (!Files.isDirectory(shard)) {
            Files.createDirectories(shard);
            Disk.syncDirectory(folder);
        }
        try {
            Disk.write(file, SidecarText.write(key, attributes));
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            Disk.discard(file);
            throw e;
        }
        Disk.syncFile(file);
        Disk.syncDirectory(shard);
        return true;
    }

    void remove(String key, FileStamp stamp) {
        Disk.discard(file(key, stamp));
    }

    private Path file(String key, FileStamp stamp) {
        String name = hash(key);
        return folder.resolve(name.substring(0, 2)).resolve(name.substring(2) + "-" + stamp.version());
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, KEY_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e); // every JDK has it
        }
    }
}
