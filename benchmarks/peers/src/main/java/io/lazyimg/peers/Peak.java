package io.lazyimg.peers;

/**
 * The most memory that a picture took at a time, beside the file itself, in bytes; -1 where it was not measured.
 *
 * @param heap of a JVM: the least that must be free for the picture to come out
 * @param rest what the process grew by outside of that
 */
record Peak(long heap, long rest) {
    static final Peak NONE = new Peak(-1, -1);

    boolean known() {
        return rest >= 0;
    }

    long bytes() {
        return Math.max(0, heap) + rest;
    }
}
