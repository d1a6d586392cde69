package io.lazyimg.peers;

import java.io.IOException;
import java.nio.file.Path;

/** A running program that makes small pictures of large ones, one at a time. */
interface Peer extends AutoCloseable {
    /** As the tables name it. */
    String name();

    /** What it says it is, with its version. */
    String version();

    /** Takes a source in. */
    void load(Path file) throws IOException;

    /** Resizes the loaded source a number of times. */
    Turn run(int width, int height, int times) throws IOException;

    /** Measures the memory that the loaded source takes; for a peer that was started for this. */
    Peak peak(int width, int height) throws IOException;

    /** Writes the last output to a file. */
    void save(Path file) throws IOException;

    @Override
    void close();
}
