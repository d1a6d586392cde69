package io.lazyimg.peers.fidelity;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A binary PNM as it comes out of {@code djpeg}, row by row: one channel for PGM, three for PPM. */
public final class Rows {
    private final InputStream in;
    private final int width;
    private final int height;
    private final int channels;
    private final byte[] packed;

    public Rows(InputStream in) throws IOException {
        this.in = in;
        this.channels = switch (word()) {
            case "P5" -> 1;
            case "P6" -> 3;
            default -> throw new IOException("neither PGM nor PPM");
        };
        this.width = Integer.parseInt(word());
        this.height = Integer.parseInt(word());
        if (!"255".equals(word())) {
            throw new IOException("not of 8 bits");
        }
        this.packed = new byte[width * channels];
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int channels() {
        return channels;
    }

    /** Reads the next row into one array for each channel. */
    public void next(float[][] row) throws IOException {
        if (in.readNBytes(packed, 0, packed.length) != packed.length) {
            throw new EOFException("a row is cut off");
        }
        for (int x = 0, at = 0; x < width; x++) {
            for (int c = 0; c < channels; c++, at++) {
                row[c][x] = packed[at] & 0xff;
            }
        }
    }

    private String word() throws IOException {
        StringBuilder word = new StringBuilder();
        for (int c = in.read(); c > ' '; c = in.read()) {
            word.append((char) c);
        }
        return word.toString();
    }
}
