package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Exif;
import io.lazyimg.codec.Profile;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Region;
import io.lazyimg.image.ImageFormat;
import java.util.List;

/**
 * Reads a GIF up to its first picture, the only one that is shown.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF89a, 17 to 27</a>
 */
final class GifHeader {
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int IMAGE = 0x2C;
    private static final byte[] TRAILER = {0x3B};
    private static final long FIXED_BYTES = 256 << 10;

    private GifHeader() {}

    static Header read(byte[] bytes) {
        Bytes source = Bytes.littleEndian(bytes);
        int screenWidth = source.u16(6);
        int screenHeight = source.u16(8);
        long at = 13L + colourTable(source.u8(10));
        Bytes screen = source.slice(0, at);
        long control = at;
        long controlEnd = at; // one graphic control at most belongs to a picture: the last before it
        while (source.u8(at) != IMAGE) {
            if (source.u8(at) != EXTENSION) {
                throw Refusal.notDecodable("the GIF has no picture: block " + source.u8(at) + " at byte " + at);
            }
            long end = blocks(source, at + 2);
            if (source.u8(at + 1) == GRAPHIC_CONTROL) {
                control = at;
                controlEnd = end;
            }
            at = end;
        }
        Bytes image = source.slice(at, 10);
        Region frame = new Region(image.u16(1), image.u16(3), image.u16(5), image.u16(7));
        long data = at + 10 + colourTable(image.u8(9));
        int width = Math.max(screenWidth, frame.x() + frame.width());
        int height = Math.max(screenHeight, frame.y() + frame.height());
        long first = at;
        Bytes lastControl = source.slice(control, controlEnd - control);
        Header.Pixels pixels = (rows, time) -> {
            List<Bytes> parts = List.of(
                    screen,
                    lastControl,
                    source.slice(first, blocks(source, data + 1) - first),
                    Bytes.bigEndian(TRAILER));
            new ReaderPixels(() -> Readers.jdkReader("gif"), Segments.of(parts), frame, width, height)
                    .deliver(rows, time);
        };
        long decodeBytes = FIXED_BYTES + (long) frame.width() * frame.height() + ReaderPixels.rowBytes(width);
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
