package io.lazyimg.spi;

/**
 * How many renders may be started: by each client, and by all of them together.
 *
 * @param clientRate by one client in a second, on average; 0 for any number
 * @param clientBurst by one client at once; at least 1
 * @param renderRate by all clients together in a second, on average; 0 for any number
 * @param renderBurst by all clients together at once; at least 1
 */
public record Rates(int clientRate, int clientBurst, int renderRate, int renderBurst) {
    /**
     * Checks what is given.
     *
     * @throws IllegalArgumentException for a number that is too small
     */
    public Rates {
        atLeast(0, "clientRate", clientRate);
        atLeast(1, "clientBurst", clientBurst);
        atLeast(0, "renderRate", renderRate);
        atLeast(1, "renderBurst", renderBurst);
    }

    /** What holds where nothing else is said: 10 a second and 200 at once by a client, 100 and 400 by all. */
    public static Rates defaults() {
        return new Rates(10, 200, 100, 400);
    }

    /** With another rate of a client. */
    public Rates clientRate(int perSecond) {
        return new Rates(perSecond, clientBurst, renderRate, renderBurst);
    }

    /** With another burst of a client. */
    public Rates clientBurst(int renders) {
        return new Rates(clientRate, renders, renderRate, renderBurst);
    }

    /** With another rate of all clients together. */
    public Rates renderRate(int perSecond) {
        return new Rates(clientRate, clientBurst, perSecond, renderBurst);
    }

    /** With another burst of all clients together. */
    public Rates renderBurst(int renders) {
        return new Rates(clientRate, clientBurst, renderRate, renders);
    }

    private static void atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " " + value + " is under " + least);
        }
    }
}
