package io.lazyimg.peers;

import io.lazyimg.peers.fidelity.Plane;
import java.util.List;

/**
 * The noise of a sensor, for pictures that are enlarged: without it an enlarged picture has next to no fine detail and
 * is decoded far faster than a camera's. Its variance has a part for reading and a part that grows with the light, and
 * neighbours are correlated as demosaicing leaves them; most of it is common to the three channels. The same seed gives
 * the same grain everywhere.
 */
final class Grain {
    private static final double READ = 2.0;
    private static final double SHOT = 0.055;

    private long state;

    Grain(long seed) {
        this.state = seed * 0x9E3779B97F4A7C15L | 1;
    }

    /** Adds it in place. */
    void addTo(List<Plane> channels) {
        Plane green = channels.get(1);
        int width = green.width();
        double[] above = new double[width];
        for (int y = 0; y < green.height(); y++) {
            double left = 0;
            for (int x = 0; x < width; x++) {
                double own = normal();
                double common = 0.8 * own + 0.4 * left + 0.4 * above[x];
                left = own;
                above[x] = own;
                int at = y * width + x;
                double deviation = Math.sqrt(READ + SHOT * Math.max(0, green.samples()[at]));
                for (Plane channel : channels) {
                    channel.samples()[at] += (float) (deviation * (common + 0.3 * normal()));
                }
            }
        }
    }

    /** Near enough to normal: the sum of eight bytes (Irwin-Hall), from an xorshift generator (Marsaglia 2003). */
    private double normal() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        long even = (state & 0x00ff00ff00ff00ffL) + (state >>> 8 & 0x00ff00ff00ff00ffL);
        int sum = (int) ((even & 0xffff) + (even >>> 16 & 0xffff) + (even >>> 32 & 0xffff) + (even >>> 48));
        return (sum - 1020) / 209.0;
    }
}
