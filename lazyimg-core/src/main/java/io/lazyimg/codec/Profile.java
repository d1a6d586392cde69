package io.lazyimg.codec;

import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * An embedded ICC profile, still where it lies in the source.
 *
 * @param parts its bytes in order; none if there is no profile
 * @param deflated whether they are a zlib stream
 */
public record Profile(List<Bytes> parts, boolean deflated) {
    public static final Profile NONE = new Profile(List.of(), false);

    /** The largest profile that is looked at; print profiles have a few megabytes at most. */
    public static final int MAX_BYTES = 4 << 20;

    private static final int HEADER = 128;

    public Profile {
        parts = List.copyOf(parts);
    }

    public static Profile of(Bytes bytes) {
        return new Profile(List.of(bytes), false);
    }

    /** The profile's bytes, or {@code null} if there is none or it is too large or broken on the way. */
    public byte @Nullable [] read() {
        long length = parts.stream().mapToLong(Bytes::length).sum();
        if (length == 0 || length > MAX_BYTES) {
            return null;
        }
        byte[] joined = new byte[(int) length];
        int at = 0;
        for (Bytes part : parts) {
            System.arraycopy(part.array(), part.from(), joined, at, part.length());
            at += part.length();
        }
        byte[] bytes = deflated ? inflate(joined) : joined;
        return bytes == null || bytes.length <= HEADER ? null : bytes;
    }

    private static byte @Nullable [] inflate(byte[] deflated) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            byte[] out = new byte[Math.min(MAX_BYTES, 64 << 10)];
            int length = 0;
            while (!inflater.finished()) {
                if (length == out.length) {
                    if (length == MAX_BYTES) {
                        return null;
                    }
                    out = Arrays.copyOf(out, Math.min(MAX_BYTES, 2 * length));
                }
                int count = inflater.inflate(out, length, out.length - length);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return null;
                }
                length += count;
            }
            return Arrays.copyOf(out, length);
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }
}
