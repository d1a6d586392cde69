package io.lazyimg.testkit;

import java.io.IOException;
import java.io.InputStream;

/** A connection that was lost. */
final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
        throw new IOException("made to fail: the content breaks off here");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return read();
    }
}
