package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Region;
import io.lazyimg.imageio.Animation.Disposal;
import io.lazyimg.imageio.Animation.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a WebP's frames.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-2.7.1.1">RFC 9649, 2.7.1.1</a>
 */
final class WebpAnimation {
    private static final int RIFF_HEADER = 12;
    private static final int FRAME_HEADER = 16;
    private static final int NOT_OVER = 2;
    private static final int CLEAR = 1;

    private final Header canvas;
    private final List<Frame> frames = new ArrayList<>();
    private int plays;
    private long decodeBytes;

    private WebpAnimation(Header canvas) {
        this.canvas = canvas;
    }

    static Optional<Animation> read(Header canvas, byte[] bytes, int maxFrames) {
        WebpAnimation reading = new WebpAnimation(canvas);
        Bytes source = Bytes.littleEndian(bytes);
        reading.chunks(source.slice(0, 8 + source.u32(4)), maxFrames);
        return Optional.of(new Animation(reading.plays, reading.frames, reading.decodeBytes));
    }

    private void chunks(Bytes source, int maxFrames) {
        long at = RIFF_HEADER;
        while (frames.size() <= maxFrames && source.holds(at, 8)) {
            long length = source.u32(at + 4);
            Bytes content = source.slice(at + 8, length);
            if (source.matches(at, "ANIM")) {
                plays = content.u16(4);
            } else if (source.matches(at, "ANMF")) {
                frame(content);
            }
            at += 8 + length + (length & 1);
        }
    }

    private void frame(Bytes content) {
        Region part = new Region(2 * content.u24(0), 2 * content.u24(3), content.u24(6) + 1, content.u24(9) + 1);
        int flags = content.u8(15);
        WebpPicture picture = picture(content.slice(FRAME_HEADER, content.length() - (long) FRAME_HEADER));
        if (picture.width() != part.width() || picture.height() != part.height()) {
            throw Refusal.notDecodable("the WebP's frame has " + picture.width() + "x" + picture.height()
                    + " pixels, its header says " + part.width() + "x" + part.height());
        }
        Region whole = new Region(0, 0, canvas.width(), canvas.height());
        frames.add(new Frame(
                part,
                picture.pixels(part, whole),
                content.u24(12),
                (flags & NOT_OVER) == 0,
                (flags & CLEAR) != 0 ? Disposal.CLEAR : Disposal.KEEP));
        decodeBytes = Math.max(decodeBytes, picture.decodeBytes() + ReaderPixels.rowBytes(canvas.width()));
    }

    private static WebpPicture picture(Bytes frame) {
        @Nullable Bytes alpha = null;
        long at = 0;
        while (frame.holds(at, 8)) {
            Bytes chunk = frame.slice(at, 8 + frame.u32(at + 4));
            if (chunk.matches(0, "VP8 ") || chunk.matches(0, "VP8L")) {
                return WebpPicture.read(chunk, alpha);
            }
            if (chunk.matches(0, "ALPH") && alpha == null) {
                alpha = chunk;
            }
            at += chunk.length() + (chunk.length() & 1);
        }
        throw Refusal.notDecodable("a frame of the WebP has no picture");
    }
}
