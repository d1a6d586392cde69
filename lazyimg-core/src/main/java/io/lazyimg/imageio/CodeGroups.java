package io.lazyimg.imageio;

import io.lazyimg.codec.Refusal;
import io.lazyimg.spi.TimeLimit;
import java.util.BitSet;

/**
 * Which codes a lossless WebP's pixels have, by the block that they lie in: five, for green and lengths and the colour
 * cache, for red, blue, alpha and distances.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-3.7.2.2">RFC 9649, 3.7.2.2</a>
 */
final class CodeGroups {
    private static final int CODES = 5;
    private static final int COLOURS = 256;
    private static final int DISTANCES = 40;

    /** All that there may be beside the picture's pixels. */
    static final class Room {
        private final long most;
        private long left;

        Room(long bytes) {
            this.most = bytes;
            this.left = bytes;
        }

        /** For so many pixels: more than encoders use, which make a few thousand groups at most. */
        static long bytes(long pixels) {
            return Math.min(16 << 20, (1 << 20) + 8 * pixels);
        }

        void take(long bytes) {
            left -= bytes;
            if (left < 0) {
                throw Refusal.notDecodable("the WebP's codes take more than " + most + " bytes");
            }
        }
    }

    private final PrefixCode[][] groups;
    private final int[] numbers;
    private final int blockBits;
    private final int across;

    private CodeGroups(PrefixCode[][] groups, int[] numbers, int blockBits, int across) {
        this.groups = groups;
        this.numbers = numbers;
        this.blockBits = blockBits;
        this.across = across;
    }

    /** One group for all pixels. */
    static CodeGroups one(LowBits bits, int symbols, Room room) {
        return new CodeGroups(new PrefixCode[][] {group(bits, symbols, room)}, new int[] {}, 0, 0);
    }

    /**
     * A group for each block.
     *
     * @param numbers of the groups, in red and green; there are as many groups as the largest asks for, and those that no
     *     block has are not kept
     * @param blockBits of a block's side
     * @param across how many blocks lie side by side
     */
    static CodeGroups many(
            LowBits bits, int[] numbers, int blockBits, int across, int symbols, Room room, TimeLimit time) {
        BitSet used = new BitSet();
        for (int number : numbers) {
            used.set(number >> 8 & 0xFFFF);
        }
        room.take(8L * used.length());
        PrefixCode[][] groups = new PrefixCode[used.length()][];
        for (int i = 0; i < groups.length; i++) {
            time.check();
            PrefixCode[] group = group(bits, symbols, used.get(i) ? room : new Room(Long.MAX_VALUE));
            groups[i] = used.get(i) ? group : new PrefixCode[0];
        }
        return new CodeGroups(groups, numbers, blockBits, across);
    }

    private static PrefixCode[] group(LowBits bits, int symbols, Room room) {
        PrefixCode[] codes = new PrefixCode[CODES];
        for (int i = 0; i < CODES; i++) {
            codes[i] = PrefixCode.read(bits, i == 0 ? symbols : i == CODES - 1 ? DISTANCES : COLOURS);
            room.take(codes[i].bytes());
        }
        return codes;
    }

    /** Which bits of a column are 0 where a block begins. */
    int blockMask() {
        return numbers.length == 0 ? -1 : (1 << blockBits) - 1;
    }

    /** The codes of a pixel. */
    PrefixCode[] at(int x, int y) {
        return numbers.length == 0
                ? groups[0]
                : groups[numbers[(y >> blockBits) * across + (x >> blockBits)] >> 8 & 0xFFFF];
    }
}
