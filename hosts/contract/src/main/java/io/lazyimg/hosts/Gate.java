package io.lazyimg.hosts;

/** Which URLs a container lets through to its applications. */
public enum Gate {
    /** Those that it takes without being told anything. */
    USUAL,
    /**
     * All that its settings can be made to take, so that hardly anything but ours stands between a visitor and the
     * stores; with room for 128 KiB of headers.
     */
    OPEN;

    /** The room for headers of an {@link #OPEN} one. */
    public static final int OPEN_HEADER_BYTES = 128 * 1024;
}
