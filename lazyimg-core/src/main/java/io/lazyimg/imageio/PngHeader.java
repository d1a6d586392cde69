package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Exif;
import io.lazyimg.codec.Profile;
import io.lazyimg.codec.Refusal;
import io.lazyimg.image.ImageFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PNG's chunks.
 *
 * @param width in pixels
 * @param height in pixels
 * @param depth bits a sample
 * @param colour the colour type
 * @param interlaced whether it comes in the seven passes of Adam7
 * @param palette PLTE, if there is one
 * @param transparency tRNS, if there is one
 * @param data IDAT, in order
 * @param critical the other chunks whose check sums matter, from their type to the check sum
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition, 5 and 11</a>
 */
record PngHeader(
        int width,
        int height,
        int depth,
        int colour,
        boolean interlaced,
        @Nullable Bytes palette,
        @Nullable Bytes transparency,
        PngData data,
        List<Bytes> critical) {
    static final int GRAY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GRAY_ALPHA = 4;
    static final int RGB_ALPHA = 6;

    private static final int SIGNATURE = 8;
    static final int FRAME = 12;
    private static final long FIXED_BYTES = 128 << 10;

    static Header read(byte[] bytes) {
        return new Chunks(Bytes.bigEndian(bytes)).header();
    }

    /** Samples a pixel in the file. */
    int channels() {
        return switch (colour) {
            case RGB -> 3;
            case GRAY_ALPHA -> 2;
            case RGB_ALPHA -> 4;
            default -> 1;
        };
    }

    /** What a decoded row consists of. */
    Samples samples() {
        boolean keyed = transparency != null;
        return switch (colour) {
            case GRAY -> keyed ? Samples.GRAY_ALPHA : Samples.GRAY;
            case GRAY_ALPHA -> Samples.GRAY_ALPHA;
            case RGB_ALPHA -> Samples.RGBA;
            default -> keyed ? Samples.RGBA : Samples.RGB;
        };
    }

    /** Bytes that so many pixels of one row take in the file, without the filter byte. */
    long rowBytes(int pixels) {
        return ((long) pixels * channels() * depth + 7) / 8;
    }

    private long decodeBytes() {
        long rows = FIXED_BYTES + 2 * rowBytes(width) + (long) width * samples().count();
        return interlaced ? rows + (long) width * height * samples().count() : rows;
    }

    private void check() {
        boolean valid =
                switch (colour) {
                    case GRAY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
                    case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
                    case RGB, GRAY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
                    default -> false;
                };
        if (!valid) {
            throw Refusal.notDecodable("the PNG has colour type " + colour + " with " + depth + " bits a sample");
        }
        if (colour == PALETTE && (palette == null || palette.length() < 3)) {
            throw Refusal.notDecodable("the PNG has no palette");
        }
    }

    /** Walks over the chunks. */
    private static final class Chunks {
        private final Bytes source;
        private final List<Bytes> critical = new ArrayList<>();
        /** Where the first of the data stands, or 0. */
        private long firstData;

        private @Nullable Bytes palette;
        private @Nullable Bytes transparency;
        private @Nullable Bytes profile;
        private @Nullable Bytes exif;

        Chunks(Bytes source) {
            this.source = source;
        }

        Header header() {
            if (!source.matches(SIGNATURE + 4, "IHDR") || source.u32(SIGNATURE) != 13) {
                throw Refusal.notDecodable("the PNG does not begin with its header");
            }
            keep(SIGNATURE, 13);
            walk();
            Bytes ihdr = source.slice(SIGNATURE + 8, 13);
            int colour = ihdr.u8(9);
            boolean keyed = colour != GRAY_ALPHA && colour != RGB_ALPHA;
            PngHeader png = new PngHeader(
                    size(ihdr.u32(0)),
                    size(ihdr.u32(4)),
                    ihdr.u8(8),
                    colour,
                    ihdr.u8(12) != 0,
                    palette,
                    keyed ? transparency : null,
                    new PngData(source, firstData == 0 ? source.length() : firstData),
                    List.copyOf(critical));
            png.check();
            return new Header(
                    ImageFormat.PNG,
                    png.width,
                    png.height,
                    exif == null ? Exif.UPRIGHT : Exif.orientation(exif),
                    png.samples(),
                    profile == null ? Profile.NONE : profile(profile),
                    png.decodeBytes(),
                    new PngPixels(png));
        }

        private static int size(long size) {
            if (size > Integer.MAX_VALUE) {
                throw Refusal.notDecodable("the PNG has a side of " + size + " pixels");
            }
            return (int) size;
        }

        private void walk() {
            long at = SIGNATURE;
            while (!source.matches(at + 4, "IEND")) {
                long length = source.u32(at);
                source.require(at, FRAME + length);
                take(at, length);
                at += FRAME + length;
            }
        }

        /** Keeps the first of each kind; a file of nothing but the tiniest chunks must cost no more than another. */
        private void take(long at, long length) {
            boolean beforeData = firstData == 0;
            if (source.matches(at + 4, "IDAT")) {
                firstData = beforeData ? at : firstData;
            } else if (beforeData && palette == null && source.matches(at + 4, "PLTE")) {
                palette = keep(at, length);
            } else if (beforeData && transparency == null && source.matches(at + 4, "tRNS")) {
                transparency = keep(at, length);
            } else if (beforeData && profile == null && source.matches(at + 4, "iCCP")) {
                profile = source.slice(at + 8, length);
            } else if (exif == null && source.matches(at + 4, "eXIf")) {
                exif = source.slice(at + 8, length);
            }
        }

        private Bytes keep(long at, long length) {
            critical.add(source.slice(at + 4, 8 + length));
            return source.slice(at + 8, length);
        }

        /** After a name of at most 79 bytes, a zero and the number of the compression method, which is 0. */
        private static Profile profile(Bytes chunk) {
            for (int i = 1; i < 80 && i + 2 < chunk.length(); i++) {
                if (chunk.u8(i) == 0) {
                    Bytes deflated = chunk.slice(i + 2L, chunk.length() - (i + 2L));
                    return chunk.u8(i + 1L) == 0 ? new Profile(List.of(deflated), true) : Profile.NONE;
                }
            }
            return Profile.NONE;
        }
    }
}
