package io.lazyimg.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;

/** The bytes of an open file, exactly as many as were announced even if somebody writes into the file meanwhile. */
final class FileContent extends InputStream {
    private final SeekableByteChannel channel;
    private long left;

    FileContent(SeekableByteChannel channel, long size) {
        this.channel = channel;
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int most = (int) Math.min(Math.min(length, Disk.STEP_BYTES), left);
        int read = channel.read(ByteBuffer.wrap(target, offset, most));
        if (read < 0) {
            throw new EOFException("the file was cut off while it was read, " + left + " bytes before its end");
        }
        left -= read;
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = Math.max(0, Math.min(count, left));
        channel.position(channel.position() + skipped);
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
