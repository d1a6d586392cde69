package io.lazyimg.imageio;

import io.lazyimg.codec.Refusal;
import io.lazyimg.spi.TimeLimit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the entropy-coded images that a lossless WebP is made of: its pixels, and what its transforms and groups of codes
 * go by. Pixels are 0xAARRGGBB.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-3.6">RFC 9649, 3.6 and 3.7</a>
 */
final class CodedImage {
    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int MAX_CACHE_BITS = 11;
    private static final int CACHE_HASH = 0x1e35a7bd;
    private static final int CHECKED_PIXELS = 1 << 14;

    /** The pixels near by that have short codes for their distance, the nearest first: how far to the left, and up. */
    private static final List<int[]> NEAR = IntStream.range(0, 8)
            .boxed()
            .flatMap(up -> IntStream.rangeClosed(up == 0 ? 1 : -7, 8).mapToObj(left -> new int[] {left, up}))
            .sorted(Comparator.<int[]>comparingInt(at -> at[0] * at[0] + at[1] * at[1])
                    .thenComparingInt(at -> Math.abs(at[0]))
                    .thenComparingInt(at -> -at[0]))
            .toList();

    private final LowBits bits;
    private final CodeGroups.Room room;
    private final TimeLimit time;

    /**
     * Reads images that follow upon each other.
     *
     * @param room for the codes of all of them
     */
    CodedImage(LowBits bits, CodeGroups.Room room, TimeLimit time) {
        this.bits = bits;
        this.room = room;
        this.time = time;
    }

    /** Reads one that is part of the header, and has one group of codes. */
    int[] part(int width, int height) {
        int cacheBits = cacheBits();
        return pixels(width, height, cacheBits, CodeGroups.one(bits, symbols(cacheBits), room));
    }

    /** Reads the picture, which may have many groups of codes. */
    int[] picture(int width, int height) {
        int cacheBits = cacheBits();
        if (!bits.readFlag()) {
            return pixels(width, height, cacheBits, CodeGroups.one(bits, symbols(cacheBits), room));
        }
        int blockBits = 2 + bits.read(3);
        int across = blocks(width, blockBits);
        int[] numbers = part(across, blocks(height, blockBits));
        CodeGroups groups = CodeGroups.many(bits, numbers, blockBits, across, symbols(cacheBits), room, time);
        return pixels(width, height, cacheBits, groups);
    }

    /** How many blocks with a side of so many bits there are along a side. */
    static int blocks(int side, int blockBits) {
        return (side + (1 << blockBits) - 1) >> blockBits;
    }

    private int cacheBits() {
        if (!bits.readFlag()) {
            return 0;
        }
        int cacheBits = bits.read(4);
        if (cacheBits < 1 || cacheBits > MAX_CACHE_BITS) {
            throw Refusal.notDecodable("the WebP has a colour cache of " + cacheBits + " bits");
        }
        return cacheBits;
    }

    private static int symbols(int cacheBits) {
        return LITERALS + LENGTHS + (cacheBits == 0 ? 0 : 1 << cacheBits);
    }

    private int[] pixels(int width, int height, int cacheBits, CodeGroups groups) {
        int[] pixels = new int[Math.multiplyExact(width, height)];
        int[] cache = new int[cacheBits == 0 ? 0 : 1 << cacheBits];
        int cacheShift = 32 - cacheBits;
        int blockMask = groups.blockMask();
        PrefixCode[] codes = groups.at(0, 0);
        int checked = CHECKED_PIXELS;
        int at = 0;
        int x = 0;
        int y = 0;
        while (at < pixels.length) {
            if (at >= checked) {
                time.check();
                checked = at + CHECKED_PIXELS;
            }
            if ((x & blockMask) == 0) {
                codes = groups.at(x, y);
            }
            int symbol = codes[0].symbol(bits);
            if (symbol < LITERALS || symbol >= LITERALS + LENGTHS) {
                int pixel = symbol < LITERALS ? literal(codes, symbol) : cache[symbol - LITERALS - LENGTHS];
                pixels[at++] = pixel;
                if (cacheBits > 0) {
                    cache[(CACHE_HASH * pixel) >>> cacheShift] = pixel;
                }
                if (++x == width) {
                    x = 0;
                    y++;
                }
                continue;
            }
            int length = number(symbol - LITERALS);
            int from = at - distance(number(codes[4].symbol(bits)), width);
            if (from < 0 || length > pixels.length - at) {
                throw Refusal.notDecodable("the WebP repeats pixels from outside its picture");
            }
            for (int i = 0; i < length; i++) {
                int pixel = pixels[from++];
                pixels[at++] = pixel;
                if (cacheBits > 0) {
                    cache[(CACHE_HASH * pixel) >>> cacheShift] = pixel;
                }
            }
            y += (x + length) / width;
            x = (x + length) % width;
            if (at < pixels.length) {
                codes = groups.at(x, y);
            }
        }
        return pixels;
    }

    private int literal(PrefixCode[] codes, int green) {
        int red = codes[1].symbol(bits);
        int blue = codes[2].symbol(bits);
        int alpha = codes[3].symbol(bits);
        return alpha << 24 | red << 16 | green << 8 | blue;
    }

    /** A length or the number of a distance, from 1: some bits stand for many of the larger ones. */
    private int number(int prefix) {
        if (prefix < 4) {
            return prefix + 1;
        }
        int extra = (prefix - 2) >> 1;
        return ((2 + (prefix & 1)) << extra) + bits.read(extra) + 1;
    }

    private static int distance(int number, int width) {
        if (number > NEAR.size()) {
            return number - NEAR.size();
        }
        int[] at = NEAR.get(number - 1);
        return Math.max(1, at[0] + at[1] * width);
    }
}
