package io.lazyimg.jpeg;

import io.lazyimg.image.ImageException;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a stream from where it is when the first is asked for to its end, read as far as somebody asks. In between,
 * others may read the stream.
 */
final class StreamBytes {
    /** Where most files have begun with their first scan. */
    private static final int HEAD = 64 << 10;

    /** The longest array that every JVM makes. */
    static final int MOST = Integer.MAX_VALUE - 8;

    private final ImageInputStream stream;
    private byte[] bytes = {};
    private boolean ended;

    /** Where the stream was when the first byte was asked for, or -1. */
    private long start = -1;

    StreamBytes(ImageInputStream stream) {
        this.stream = stream;
    }

    /**
     * Reads the header, and as much of the stream as that takes but no more than a limit.
     *
     * @return nothing if it is of a kind that is not read here
     * @throws ImageException if it is damaged, is no JPEG at all, or has no scan within the limit
     */
    @Nullable
    Header header(int limit) throws IOException {
        for (int want = HEAD; ; want = (int) Math.min(4L * want, limit)) {
            read(Math.min(want, limit));
            if (bytes.length < 2 || Markers.u16(bytes, 0) != 0xFFD8) {
                throw Damage.of("it does not begin as one");
            }
            try {
                return Header.read(bytes);
            } catch (ImageException e) { // perhaps only because the bytes end
                if (ended || bytes.length >= limit) {
                    throw e;
                }
            }
        }
    }

    /** All of them. */
    byte[] all() throws IOException {
        long length = stream.length();
        if (length >= 0) { // in one piece, without a copy
            int left = (int) Math.max(0, Math.min(MOST, length - start()));
            read(left);
            ended |= left < MOST;
        }
        while (!ended && bytes.length < MOST) {
            read((int) Math.min(MOST, Math.max(HEAD, 2L * bytes.length)));
        }
        if (!ended && stream.read() >= 0) {
            throw new IIOException("the stream has more than " + MOST + " bytes");
        }
        return bytes;
    }

    /** Those that have been read so far; the header is in them once it is known. */
    byte[] head() {
        return bytes;
    }

    private long start() throws IOException {
        if (start < 0) {
            start = stream.getStreamPosition();
        }
        return start;
    }

    /** Reads until there are so many, or to the end. */
    private void read(int count) throws IOException {
        if (ended || count <= bytes.length) {
            return;
        }
        int have = bytes.length;
        stream.seek(start() + have);
        byte[] more = Arrays.copyOf(bytes, count);
        while (have < count && !ended) {
            int got = stream.read(more, have, count - have);
            ended = got < 0;
            have += Math.max(0, got);
        }
        bytes = have == count ? more : Arrays.copyOf(more, have);
    }
}
