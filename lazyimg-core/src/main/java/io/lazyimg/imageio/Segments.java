package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.spi.TimeLimit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file put together from parts of a source and a few bytes of ours, without copying the source. This is how readers
 * get to see pictures and nothing beside them: what they do not see they cannot stumble over.
 */
final class Segments extends ImageInputStreamImpl {
    /** Readers take what they need ahead and then stop; one that goes on would go on for ever. */
    private static final int MAX_READS_BEYOND = 256;

    /** How many bytes may be read without a look at the time; even the best compressed are a few megabytes of picture. */
    private static final int CHECKED_BYTES = 4096;

    /** As how many bytes each reading counts besides. */
    private static final int READ_BYTES = 16;

    private final List<Bytes> parts;
    private final long[] starts;
    private final long length;
    private int current;
    private int readsBeyond;
    private TimeLimit time = TimeLimit.none();
    /** What may still be read until the time is looked at again, in bytes. */
    private int unchecked;

    private Segments(List<Bytes> parts) {
        this.parts = parts;
        this.starts = new long[parts.size()];
        long total = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = total;
            total += parts.get(i).length();
        }
        this.length = total;
    }

    /** The parts, one after the other; empty ones do no harm. */
    static Segments of(List<Bytes> parts) {
        List<Bytes> full = new ArrayList<>(parts);
        full.removeIf(part -> part.length() == 0);
        return new Segments(full);
    }

    /** Gives a time until when this may be read: the one place that every reader comes by, whatever it does. */
    void limit(TimeLimit until) {
        time = until;
    }

    private void checkTime(int bytes) {
        unchecked -= bytes;
        if (unchecked < 0) {
            unchecked = CHECKED_BYTES;
            time.check();
        }
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        checkTime(READ_BYTES);
        if (streamPos >= length) {
            return end();
        }
        Bytes part = seekPart();
        return part.u8(streamPos++ - starts[current]);
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        bitOffset = 0;
        checkTime(READ_BYTES + len);
        int done = 0;
        while (done < len && streamPos < length) { // readInt and its like take a short read for the end
            Bytes part = seekPart();
            int at = (int) (streamPos - starts[current]);
            int count = Math.min(len - done, part.length() - at);
            System.arraycopy(part.array(), part.from() + at, b, off + done, count);
            streamPos += count;
            done += count;
        }
        return done == 0 && len > 0 ? end() : done;
    }

    private int end() throws IOException {
        if (++readsBeyond > MAX_READS_BEYOND) {
            throw new IOException("the data end at byte " + length + " and more are wanted");
        }
        return -1;
    }

    @Override
    public long length() {
        return length;
    }

    private Bytes seekPart() {
        long in = streamPos - starts[current];
        if (in < 0 || in >= parts.get(current).length()) {
            int found = Arrays.binarySearch(starts, streamPos);
            current = found >= 0 ? found : -found - 2;
        }
        return parts.get(current);
    }

    /** Nothing to do: an empty finalizer is never queued, so that the source is let go of at once. */
    @Override
    @SuppressWarnings({"deprecation", "removal", "Finalize"})
    protected void finalize() {}
}
