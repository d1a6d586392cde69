package io.lazyimg.jpeg;

/**
 * Counts units between restart markers.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, E.2.4</a>
 */
final class Restarts {
    private final EntropyBuffer buffer;
    private final int interval;
    private int left;
    private int number;

    /** Of so many units each; 0 for none. */
    Restarts(EntropyBuffer buffer, int interval) {
        this.buffer = buffer;
        this.interval = interval;
        this.left = interval == 0 ? Integer.MAX_VALUE : interval;
    }

    /** Counts a unit; whether there must be a marker before it. */
    boolean due() {
        return --left < 0;
    }

    /** Goes to behind the marker, and counts the unit that comes there. */
    void restart() {
        buffer.restart(Markers.RST0 + number);
        number = number + 1 & 7;
        left = interval - 1;
    }
}
