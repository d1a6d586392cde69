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

    private GifHeader() {}

    static Header read(byte[] bytes) {
        Bytes source = Bytes.littleEndian(bytes);
        long at = 13L + colourTable(source.u8(10));
        Bytes palette = source.slice(13, at - 13);
        long control = NONE; // one graphic control at most belongs to a picture: the last before it
        while (source.u8(at) != IMAGE) {
            if (source.u8(at) != EXTENSION) {
                throw Refusal.notDecodable("the GIF has no picture: block " + source.u8(at) + " at byte " + at);
            }
            if (source.u8(at + 1) == GRAPHIC_CONTROL && source.u8(at + 2) >= 4) {
                control = at + 3;
            }
            at = blocks(source, at + 2);
        }
        Region frame = frame(source, at);
        int width = Math.max(source.u16(6), frame.x() + frame.width());
        int height = Math.max(source.u16(8), frame.y() + frame.height());
        GifPixels pixels = pixels(source, at, palette, control, width, height);
        return new Header(
                ImageFormat.GIF, width, height, Exif.UPRIGHT, Samples.RGBA, Profile.NONE, pixels.decodeBytes(), pixels);
    }

    private static Region frame(Bytes source, long at) {
        Bytes image = source.slice(at, 10);
        Region frame = new Region(image.u16(1), image.u16(3), image.u16(5), image.u16(7));
        if (frame.width() < 1 || frame.height() < 1) {
            throw Refusal.notDecodable("the GIF's picture has " + frame.width() + "x" + frame.height() + " pixels");
        }
        return frame;
    }

    /**
     * The picture that begins at an offset.
     *
     * @param palette the file's
     * @param control the offset of its graphic control's content, or less than 0
     * @param width of the canvas
     * @param height of the canvas
     */
    static GifPixels pixels(Bytes source, long at, Bytes palette, long control, int width, int height) {
        int flags = source.u8(at + 9);
        int colours = colourTable(flags);
        boolean transparent = control >= 0 && (source.u8(control) & 1) == 1;
        return new GifPixels(
                source,
                at + 10 + colours,
                (flags & INTERLACED) != 0,
                (colours == 0 ? palette : source.slice(at + 10, colours)).ordered(false),
                transparent ? source.u8(control + 3) : NONE,
                frame(source, at),
                width,
                height);
    }

    static int colourTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    /** The offset after a chain of data blocks. */
    static long blocks(Bytes source, long from) {
        long at = from;
        while (source.u8(at) != 0) {
            at += 1 + source.u8(at);
        }
        return at + 1;
    }
}
