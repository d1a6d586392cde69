package io.lazyimg.imageio;

import io.lazyimg.spi.TimeLimit;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.stream.ImageOutputStreamImpl;

/** An output in memory that holds each byte once. */
final class GrowingOutput extends ImageOutputStreamImpl {
    private byte[] buffer = new byte[32 << 10];
    private final TimeLimit time;
    private int length;

    /** An output until a time, which is looked at before more than a byte is written. */
    GrowingOutput(TimeLimit time) {
        this.time = time;
    }

    /** What has been written. */
    byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    @Override
    public void write(int b) throws IOException {
        flushBits();
        grow(1);
        buffer[(int) streamPos++] = (byte) b;
        length = Math.max(length, (int) streamPos);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        flushBits();
        grow(len);
        System.arraycopy(b, off, buffer, (int) streamPos, len);
        streamPos += len;
        length = Math.max(length, (int) streamPos);
    }

    private void grow(int count) {
        int needed = Math.addExact((int) streamPos, count);
        if (count > 1) {
            time.check();
        }
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(
                    buffer, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, buffer.length * 3L / 2)));
        }
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < length ? buffer[(int) streamPos++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] b, int off, int len) {
        Objects.checkFromIndexSize(off, len, b.length);
        bitOffset = 0;
        if (streamPos >= length) {
            return len == 0 ? 0 : -1;
        }
        int count = (int) Math.min(len, length - streamPos);
        System.arraycopy(buffer, (int) streamPos, b, off, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return length;
    }

    /** Nothing to do: an empty finalizer is never queued, so that the result is let go of at once. */
    @Override
    @SuppressWarnings({"deprecation", "removal", "Finalize"})
    protected void finalize() {}
}
