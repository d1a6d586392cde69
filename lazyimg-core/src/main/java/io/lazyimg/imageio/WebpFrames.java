package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Region;
import io.lazyimg.spi.FormatEncoder;
import io.lazyimg.spi.Pixels;
import io.lazyimg.spi.TimeLimit;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes an animated WebP of still ones that an encoder makes. Of a frame only the part is written that differs from what is
 * seen already, and it takes that part's place.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-2.7">RFC 9649, 2.7</a>
 */
final class WebpFrames implements FrameWriter {
    private static final int ALPHA = 0x10;
    private static final int ANIMATION = 0x02;
    private static final int INSTEAD = 0x02;
    private static final int MAX_MILLIS = 0xFFFFFF;
    private static final int STILL_HEADER = 12;

    private final FormatEncoder encoder;
    private final int quality;
    private final int plays;
    private final TimeLimit time;
    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();

    private @Nullable Picture shown;
    private @Nullable Picture waiting;
    private int millis;

    /**
     * A writer.
     *
     * @param encoder of still WebPs
     * @param plays how often it is to be shown, 0 for ever
     */
    WebpFrames(FormatEncoder encoder, int quality, int plays, TimeLimit time) {
        this.encoder = encoder;
        this.quality = quality;
        this.plays = plays;
        this.time = time;
    }

    /** What writing takes: some pictures, what the encoder takes, and the result while it grows, two bytes a pixel at most. */
    static long bytes(FormatEncoder encoder, int width, int height, int count) {
        long pixels = (long) width * height;
        return 12 * pixels + encoder.memoryBytes(width, height, true) + 8L * count * pixels;
    }

    @Override
    public void frame(Picture picture, int lasting) {
        Picture last = waiting;
        if (last != null
                && Changes.between(last.pixels(), picture.pixels(), picture.width())
                                .width()
                        == 0) {
            millis = Math.min(MAX_MILLIS, millis + lasting);
            return;
        }
        write();
        shown = last;
        waiting = picture;
        millis = lasting;
    }

    @Override
    public byte[] end() {
        write();
        Picture last = waiting;
        if (last == null) {
            throw new IllegalStateException("an animation without a frame");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ascii(out, "RIFF");
        number(out, 4 + 18 + 14 + frames.size(), 4);
        ascii(out, "WEBPVP8X");
        number(out, 10, 4);
        number(out, ALPHA | ANIMATION, 4);
        number(out, last.width() - 1, 3);
        number(out, last.height() - 1, 3);
        ascii(out, "ANIM");
        number(out, 6, 4);
        number(out, 0, 4); // the background: nothing
        number(out, Math.min(0xFFFF, plays), 2);
        out.writeBytes(frames.toByteArray());
        return out.toByteArray();
    }

    private void write() {
        Picture picture = waiting;
        if (picture == null) {
            return;
        }
        time.check();
        Region part = part(picture);
        Bytes still = Bytes.littleEndian(encoder.encode(pixels(picture, part), quality, time));
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        for (long at = STILL_HEADER; still.holds(at, 8); ) {
            long length = 8 + still.u32(at + 4) + (still.u32(at + 4) & 1);
            if (still.matches(at, "ALPH") || still.matches(at, "VP8 ") || still.matches(at, "VP8L")) {
                Bytes chunk = still.slice(at, length);
                pictures.write(chunk.array(), chunk.from(), chunk.length());
            }
            at += length;
        }
        ascii(frames, "ANMF");
        number(frames, 16 + pictures.size(), 4);
        number(frames, part.x() / 2, 3);
        number(frames, part.y() / 2, 3);
        number(frames, part.width() - 1, 3);
        number(frames, part.height() - 1, 3);
        number(frames, Math.min(MAX_MILLIS, millis), 3);
        frames.write(INSTEAD);
        frames.writeBytes(pictures.toByteArray());
    }

    /** What changes; it begins at even coordinates, as all frames must. */
    private Region part(Picture picture) {
        Picture before = shown;
        if (before == null) {
            return new Region(0, 0, picture.width(), picture.height());
        }
        Region changed = Changes.between(before.pixels(), picture.pixels(), picture.width());
        int x = changed.x() & ~1;
        int y = changed.y() & ~1;
        return new Region(x, y, changed.x() + changed.width() - x, changed.y() + changed.height() - y);
    }

    private static Pixels pixels(Picture picture, Region part) {
        int[] pixels = new int[part.width() * part.height()];
        for (int y = 0; y < part.height(); y++) {
            int from = (part.y() + y) * picture.width() + part.x();
            System.arraycopy(picture.pixels(), from, pixels, y * part.width(), part.width());
        }
        return new Pixels(part.width(), part.height(), pixels, picture.alpha());
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        text.chars().forEach(out::write);
    }

    private static void number(ByteArrayOutputStream out, int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write(value >> (8 * i));
        }
    }
}
