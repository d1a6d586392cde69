package io.lazyimg.testkit;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;

/** Content that carries its own hash in its metadata, so that any mixture of two blobs shows. */
final class Hashed {
    private static final String HASH = "sha256";

    private Hashed() {}

    /** As many pseudo-random bytes as that. */
    static byte[] content(long seed, int size) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return content;
    }

    static BlobAttributes attributes(byte[] content) {
        return new BlobAttributes("application/x-test", "max-age=" + content.length, Map.of(HASH, hash(content)));
    }

    /** What is wrong with a blob, which is read and closed, or an empty text. */
    static String flaw(Blob blob) throws IOException {
        try (blob) {
            byte[] content = blob.content().readAllBytes();
            if (content.length != blob.info().size()) {
                return blob.info() + " has " + content.length + " bytes";
            }
            return attributes(content).equals(blob.info().attributes()) ? "" : blob.info() + " is of other bytes";
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e); // every JDK has it
        }
    }
}
