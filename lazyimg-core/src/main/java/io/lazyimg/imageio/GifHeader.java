package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Exif;
import io.lazyimg.codec.Profile;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Region;
import io.lazyimg.image.ImageFormat;

/**
 * Reads a GIF up to its first picture, the only one that is shown.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF89a, 17 to 27</a>
 */
final class GifHeader {
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int IMAGE = 0x2C;
    private static final int INTERLACED = 0x40;
    private static final int NONE = -1;
    private static final long FIXED_BYTES = 128 << 10;

    private GifHeader() {}

    static Header read(byte[] bytes) {
        Bytes source = Bytes.littleEndian(bytes);
        int screenWidth = source.u16(6);
        int screenHeight = source.u16(8);
        long at = 13L + colourTable(source.u8(10));
        Bytes palette = source.slice(13, at - 13);
        int transparent = NONE; // one graphic control at most belongs to a picture: the last before it
        while (source.u8(at) != IMAGE) {
            if (source.u8(at) != EXTENSION) {
                throw Refusal.notDecodable("the GIF has no picture: block " + source.u8(at) + " at byte " + at);
            }
            if (source.u8(at + 1) == GRAPHIC_CONTROL && source.u8(at + 2) >= 4) {
                transparent = (source.u8(at + 3) & 1) == 1 ? source.u8(at + 6) : NONE;
            }
            at = blocks(source, at + 2);
        }
        Bytes image = source.slice(at, 10);
        Region frame = new Region(image.u16(1), image.u16(3), image.u16(5), image.u16(7));
        if (frame.width() < 1 || frame.height() < 1) {
            throw Refusal.notDecodable("the GIF's picture has " + frame.width() + "x" + frame.height() + " pixels");
        }
        int flags = image.u8(9);
        int colours = colourTable(flags);
        long data = at + 10 + colours;
        boolean interlaced = (flags & INTERLACED) != 0;
        int width = Math.max(screenWidth, frame.x() + frame.width());
        int height = Math.max(screenHeight, frame.y() + frame.height());
        GifPixels pixels = new GifPixels(
                source,
                data,
                interlaced,
                (colours == 0 ? palette : source.slice(at + 10, colours)).ordered(false),
                transparent,
                frame,
                width,
                height);
        long decodeBytes = FIXED_BYTES + 6L * width + (interlaced ? (frame.width() + 24L) * frame.height() : 0);
        return new Header(
                ImageFormat.GIF, width, height, Exif.UPRIGHT, Samples.RGBA, Profile.NONE, decodeBytes, pixels);
    }

    private static int colourTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    /** The offset after a chain of data blocks. */
    private static long blocks(Bytes source, long from) {
        long at = from;
        while (source.u8(at) != 0) {
            at += 1 + source.u8(at);
        }
        return at + 1;
    }
}
