package io.lazyimg.testkit;

import static io.lazyimg.testkit.HostilePictures.notDecodable;
import static io.lazyimg.testkit.HostilePictures.served;
import static io.lazyimg.testkit.HostilePictures.tooLarge;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * WebPs made to do harm, lossless ones above all: their header is a program.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-3">RFC 9649, 3</a>
 */
final class HostileWebps {
    private static final int PREDICTOR = 0;
    private static final int SUBTRACT_GREEN = 2;

    private HostileWebps() {}

    static List<HostilePicture> all() {
        return List.of(
                served("webp-of-a-megapixel-in-40-bytes.webp", () -> lossless(1000, 1000, bits -> plain(bits, false))),
                notDecodable("webp-20000-transforms.webp", () -> lossless(1000, 1000, HostileWebps::greens)),
                notDecodable("webp-10000-predictors.webp", () -> lossless(1000, 1000, HostileWebps::predictors)),
                served(
                        "webp-65536-code-groups-of-which-one-is-used.webp",
                        () -> lossless(400, 400, HostileWebps::groups)),
                notDecodable("webp-10000-code-groups.webp", () -> lossless(400, 400, HostileWebps::usedGroups)),
                tooLarge("webp-16384-by-16384.webp", () -> lossless(16_384, 16_384, bits -> plain(bits, false))),
                tooLarge("webp-canvas-of-16-million.webp", HostileWebps::canvas),
                notDecodable("webp-longer-than-its-file.webp", () -> Chunk.littleEndian()
                        .ascii("RIFF")
                        .u32(0xFFFFFFF0L)
                        .ascii("WEBPVP8L")
                        .u32(0xFFFFFFF0L)
                        .bytes(new byte[100])
                        .toBytes()),
                notDecodable(
                        "webp-lossy-without-data.webp",
                        () -> riff(
                                "VP8 ",
                                Chunk.littleEndian()
                                        .u24(0x10)
                                        .u24(0x2A019D)
                                        .u16(1000, 1000)
                                        .bytes(new byte[8])
                                        .toBytes())));
    }

    /** Neither transforms nor a colour cache, and pixels that take no bits: all of one colour. */
    private static void plain(Bits bits, boolean part) {
        bits.put(0, part ? 1 : 3);
        codes(bits);
    }

    /** A group of five codes of one symbol each. */
    private static void codes(Bits bits) {
        for (int i = 0; i < 5; i++) {
            bits.put(0b0001, 4);
        }
    }

    private static void greens(Bits bits) {
        for (int i = 0; i < 20_000; i++) {
            bits.put(1, 1).put(SUBTRACT_GREEN, 2);
        }
        plain(bits, false);
    }

    private static void predictors(Bits bits) {
        for (int i = 0; i < 10_000; i++) {
            bits.put(1, 1).put(PREDICTOR, 2).put(0, 3);
            plain(bits, true);
        }
        plain(bits, false);
    }

    /** A picture of groups that needs the last one there can be: red and green are its number. */
    private static void groups(Bits bits) {
        bits.put(0, 1).put(0, 1).put(1, 1).put(0, 3).put(0, 1);
        for (int i = 0; i < 5; i++) {
            boolean number = i < 2; // of one symbol of eight bits: 255
            bits.put(number ? 0b101 : 0b001, 3).put(number ? 255 : 0, number ? 8 : 1);
        }
        for (int i = 0; i < 1 << 16; i++) {
            codes(bits);
        }
    }

    /** Each block of 4x4 pixels has a group of its own. */
    private static void usedGroups(Bits bits) {
        bits.put(0, 1).put(0, 1).put(1, 1).put(0, 3).put(0, 1);
        bytes(bits);
        bytes(bits);
        for (int i = 0; i < 3; i++) {
            bits.put(0b0001, 4);
        }
        for (int i = 0; i < 100 * 100; i++) {
            bits.put(Integer.reverse(i) >>> 24, 8).put(Integer.reverse(i >> 8) >>> 24, 8);
        }
        for (int i = 0; i < 100 * 100; i++) {
            codes(bits);
        }
    }

    /** A code of eight bits for each of the first 256 symbols: the only length there is takes no bits. */
    private static void bytes(Bits bits) {
        bits.put(0, 1).put(8, 4);
        for (int i = 0; i < 12; i++) {
            bits.put(i == 11 ? 1 : 0, 3);
        }
        bits.put(1, 1).put(3, 3).put(254, 8);
    }

    private static byte[] lossless(int width, int height, Consumer<Bits> picture) {
        Chunk out = Chunk.littleEndian().u8(0x2F);
        Bits bits = Bits.lowestFirst(out).put(width - 1, 14).put(height - 1, 14).put(0, 4);
        picture.accept(bits);
        bits.end(0);
        return riff("VP8L", out.bytes(new byte[16]).toBytes());
    }

    private static byte[] canvas() {
        byte[] header = Chunk.littleEndian().u32(2).u24(0xFFFFFF).u24(0xFFFFFF).toBytes();
        byte[] still = lossless(2, 2, bits -> plain(bits, false));
        byte[] frame = Chunk.littleEndian()
                .bytes(new byte[6])
                .u24(1)
                .u24(1)
                .u32(0)
                .bytes(Arrays.copyOfRange(still, 12, still.length))
                .toBytes();
        Chunk content = Chunk.littleEndian().ascii("VP8X").u32(header.length).bytes(header);
        content.ascii("ANMF").u32(frame.length).bytes(frame).bytes(new byte[frame.length & 1]);
        return Chunk.littleEndian()
                .ascii("RIFF")
                .u32(4 + content.size())
                .ascii("WEBP")
                .bytes(content.toBytes())
                .toBytes();
    }

    private static byte[] riff(String type, byte[] content) {
        int padded = content.length + (content.length & 1);
        return Chunk.littleEndian()
                .ascii("RIFF")
                .u32(12L + padded)
                .ascii("WEBP" + type)
                .u32(content.length)
                .bytes(content)
                .bytes(new byte[padded - content.length])
                .toBytes();
    }
}
