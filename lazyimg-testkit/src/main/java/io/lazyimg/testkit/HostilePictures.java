package io.lazyimg.testkit;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Files made to do harm, of every format that is read and of some that are not: such that grow when they are unpacked,
 * claim sizes and counts, point at themselves, come in countless parts, or are something else than their name says.
 */
public final class HostilePictures {
    private static final int OK = 200;
    private static final int TOO_LARGE = 413;
    private static final int NOT_DECODABLE = 422;

    private HostilePictures() {}

    /** All of them. */
    public static List<HostilePicture> all() {
        return Stream.of(
                        HostilePngs.all(),
                        HostileJpegs.all(),
                        HostileGifs.all(),
                        HostileBmps.all(),
                        HostileTiffs.all(),
                        HostileWebps.all(),
                        Strangers.all())
                .flatMap(List::stream)
                .toList();
    }

    /** One that is served: whoever reads no more than he needs comes to no harm. */
    static HostilePicture served(String name, Supplier<byte[]> content) {
        return new HostilePicture(name, OK, content);
    }

    /** One that its header tells to be over a limit. */
    static HostilePicture tooLarge(String name, Supplier<byte[]> content) {
        return new HostilePicture(name, TOO_LARGE, content);
    }

    /** One that is damaged, or of a kind that is not read. */
    static HostilePicture notDecodable(String name, Supplier<byte[]> content) {
        return new HostilePicture(name, NOT_DECODABLE, content);
    }

    /** So many times the same bytes. */
    static byte[] repeated(int times, byte... bytes) {
        Chunk out = Chunk.bigEndian();
        for (int i = 0; i < times; i++) {
            out.bytes(bytes);
        }
        return out.toBytes();
    }
}
