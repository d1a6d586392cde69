package io.lazyimg.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * A bucket for each client, in the same memory however many clients there are: a count-min sketch with conservative
 * updates (Estan and Varghese, 2002) of times at which buckets will be full. Each client has {@value #CELLS_EACH} cells of
 * {@value #CELLS}, chosen by a hash with a secret key, and the earliest of them is his: it can be too late, if each of his
 * cells is also somebody else's who spends much, but never too early. Nothing is evicted, so that nobody can push out what
 * he owes. The arithmetic is in the decisions of the project. Not safe for use by many threads, except for
 * {@link #cells}.
 */
public final class ClientTable {
    /** How many cells there are, of 8 bytes each; a power of two. */
    static final int CELLS = 1 << 17;
    /** How many cells a client has. */
    static final int CELLS_EACH = 4;

    private static final int KEY_BYTES = 32;

    private final Pace pace;
    private final long[] full = new long[CELLS];
    private final byte[] key = new byte[KEY_BYTES];

    public ClientTable(Pace pace) {
        this.pace = pace;
        new SecureRandom().nextBytes(key);
    }

    /** The cells of a client; two of them may be one. */
    public int[] cells(String client) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(key);
            ByteBuffer digest = ByteBuffer.wrap(hash.digest(client.getBytes(StandardCharsets.UTF_8)));
            int[] cells = new int[CELLS_EACH];
            for (int i = 0; i < CELLS_EACH; i++) {
                cells[i] = digest.getInt() & (CELLS - 1);
            }
            return cells;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** How many nanoseconds until the client may start a render; 0 or less if he may now. */
    public long waiting(int[] cells, long now) {
        return pace.waiting(earliest(cells), now);
    }

    public void take(int[] cells, long now) {
        long taken = pace.taken(earliest(cells), now);
        for (int cell : cells) {
            full[cell] = Math.max(full[cell], taken);
        }
    }

    private long earliest(int[] cells) {
        long earliest = Long.MAX_VALUE;
        for (int cell : cells) {
            earliest = Math.min(earliest, full[cell]);
        }
        return earliest;
    }
}
