package io.lazyimg.servlet;

import java.io.IOException;
import java.io.OutputStream;

/** The way to the visitor; remembers whether it was this end that broke. */
final class VisitorStream extends OutputStream {
    private final OutputStream out;
    private boolean failed;

    VisitorStream(OutputStream out) {
        this.out = out;
    }

    boolean failed() {
        return failed;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        failed = true;
        out.write(bytes, offset, length);
        failed = false;
    }
}
