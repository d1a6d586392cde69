package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.imageio.Animation.Disposal;
import io.lazyimg.imageio.Animation.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a GIF's frames. What stands behind the last whole one, and is none, is left alone, as viewers do.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF89a, 20, 23 and 26</a>
 */
final class GifAnimation {
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final int IMAGE = 0x2C;
    private static final int MILLIS = 10;

    private final Header canvas;
    private final Bytes source;
    private final Bytes palette;
    private final List<Frame> frames = new ArrayList<>();
    private int plays = 1;
    private long decodeBytes;
    private long at;

    private GifAnimation(Header canvas, Bytes source) {
        this.canvas = canvas;
        this.source = source;
        this.at = 13L + GifHeader.colourTable(source.u8(10));
        this.palette = source.slice(13, at - 13);
    }

    static Optional<Animation> read(Header canvas, byte[] bytes, int maxFrames) {
        GifAnimation reading = new GifAnimation(canvas, Bytes.littleEndian(bytes));
        reading.frames(maxFrames);
        return Optional.of(new Animation(reading.plays, reading.frames, reading.decodeBytes));
    }

    private void frames(int maxFrames) {
        long control = -1;
        while (frames.size() <= maxFrames && source.holds(at, 1)) {
            int block = source.u8(at);
            if (block == EXTENSION && isWhole(at + 2)) {
                if (source.u8(at + 1) == GRAPHIC_CONTROL && source.u8(at + 2) >= 4) {
                    control = at + 3;
                }
                if (source.u8(at + 1) == APPLICATION && source.matches(at + 3, "NETSCAPE2.0")) {
                    plays = plays(at + 14);
                }
                at = GifHeader.blocks(source, at + 2);
            } else if (block == IMAGE && isFrame()) {
                GifPixels pixels = GifHeader.pixels(source, at, palette, control, canvas.width(), canvas.height());
                if (!isWhole(pixels.data() + 1)) {
                    return;
                }
                add(pixels, control);
                control = -1;
                at = GifHeader.blocks(source, pixels.data() + 1);
            } else {
                return;
            }
        }
    }

    /** Whether what begins here as a frame has pixels and all of its colours. */
    private boolean isFrame() {
        return source.holds(at, 10)
                && source.u16(at + 5) > 0
                && source.u16(at + 7) > 0
                && source.holds(at, 11L + GifHeader.colourTable(source.u8(at + 9)));
    }

    private int plays(long from) {
        boolean told = source.u8(from) == 3 && source.u8(from + 1) == 1;
        int again = told ? source.u16(from + 2) : 0;
        return again == 0 ? 0 : again + 1;
    }

    private void add(GifPixels pixels, long control) {
        int flags = control < 0 ? 0 : source.u8(control);
        int hundredths = control < 0 ? 0 : source.u16(control + 1);
        frames.add(new Frame(pixels.frame(), pixels, MILLIS * hundredths, true, disposal(flags >> 2 & 7)));
        decodeBytes = Math.max(decodeBytes, pixels.decodeBytes());
    }

    private static Disposal disposal(int method) {
        return switch (method) {
            case 2 -> Disposal.CLEAR;
            case 3 -> Disposal.RESTORE;
            default -> Disposal.KEEP;
        };
    }

    /** Whether a chain of data blocks comes to its end. */
    private boolean isWhole(long from) {
        long block = from;
        while (source.holds(block, 1) && source.u8(block) != 0) {
            block += 1 + source.u8(block);
        }
        return source.holds(block, 1);
    }
}
