package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Region;
import io.lazyimg.spi.TimeLimit;
import java.io.IOException;
import java.util.Arrays;

/**
 * A lossy picture of a WebP with its alpha, which is coded by itself and lossless.
 *
 * @param alpha the chunk ALPH, from its name on
 * @param opaque delivers the picture without alpha
 * @param frame where the picture lies on the canvas
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-2.7.1.2">RFC 9649, 2.7.1.2</a>
 */
record AlphaPixels(Bytes alpha, Header.Pixels opaque, Region frame) implements Header.Pixels {
    private static final int FLAGS = 8;
    private static final int DATA = FLAGS + 1;
    private static final int PLAIN = 0;
    private static final int LOSSLESS = 1;
    private static final int FROM_LEFT = 1;
    private static final int FROM_ABOVE = 2;

    /** Refuses a chunk of alpha that is of no known kind, or too short. */
    static void check(Bytes alpha, int width, int height) {
        int kind = kind(alpha);
        if (kind != PLAIN && kind != LOSSLESS) {
            throw Refusal.notDecodable("the WebP's alpha is compressed in way " + kind);
        }
        if (kind == PLAIN) {
            alpha.require(DATA, (long) width * height);
        }
    }

    private static int kind(Bytes alpha) {
        return alpha.u8(FLAGS) & 3;
    }

    @Override
    public void deliver(Rows rows, TimeLimit time) throws IOException {
        byte[] levels = levels(time);
        int width = frame.width();
        opaque.deliver(
                (y, row, offset) -> {
                    int in = y - frame.y();
                    if (in >= 0 && in < frame.height()) {
                        for (int x = 0, to = offset + 4 * frame.x() + 3; x < width; x++, to += 4) {
                            row[to] = levels[in * width + x];
                        }
                    }
                    rows.row(y, row, offset);
                },
                time);
    }

    private byte[] levels(TimeLimit time) {
        byte[] levels = kind(alpha) == PLAIN ? plain() : lossless(time);
        int filter = alpha.u8(FLAGS) >> 2 & 3;
        if (filter != 0) {
            undo(levels, frame.width(), filter);
        }
        return levels;
    }

    private byte[] plain() {
        int from = alpha.from() + DATA;
        return Arrays.copyOfRange(alpha.array(), from, from + frame.width() * frame.height());
    }

    private byte[] lossless(TimeLimit time) {
        int[] pixels = LosslessPicture.decode(alpha, DATA, frame.width(), frame.height(), time);
        byte[] levels = new byte[pixels.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (pixels[i] >> 8);
        }
        return levels;
    }

    /** Adds to each level what it was guessed to be from its neighbours. */
    private static void undo(byte[] levels, int width, int filter) {
        for (int x = 1; x < width; x++) {
            levels[x] += levels[x - 1];
        }
        for (int at = width; at < levels.length; ) {
            levels[at] += levels[at - width];
            at++;
            for (int x = 1; x < width; x++, at++) {
                int left = levels[at - 1] & 0xFF;
                int above = levels[at - width] & 0xFF;
                int corner = levels[at - width - 1] & 0xFF;
                int guess = filter == FROM_LEFT
                        ? left
                        : filter == FROM_ABOVE ? above : Math.max(0, Math.min(255, left + above - corner));
                levels[at] += (byte) guess;
            }
        }
    }
}
