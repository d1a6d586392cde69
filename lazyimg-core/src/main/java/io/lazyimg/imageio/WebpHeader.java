package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Exif;
import io.lazyimg.codec.Profile;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Region;
import io.lazyimg.image.ImageFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a WebP's chunks. Shown is one still picture: the file's own, or the first of an animation, which then lies where
 * it belongs on the canvas. Lossy ones are read by TwelveMonkeys, put together anew without anything beside them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649">RFC 9649, 2</a>
 */
final class WebpHeader {
    private static final int RIFF_HEADER = 12;
    private static final int FRAME_HEADER = 16;
    /** The reader's bit buffer takes eight bytes at a time, and fails where the file has fewer left. */
    private static final int READ_AHEAD = 16;

    private final Bytes source;
    private int orientation = Exif.UPRIGHT;
    private boolean oriented;
    private Profile profile = Profile.NONE;
    private boolean profiled;
    private @Nullable Region canvas;
    private @Nullable Region frame;
    private @Nullable Bytes alpha;
    private @Nullable Bytes picture;

    private WebpHeader(Bytes source) {
        this.source = source;
    }

    static Header read(byte[] bytes) {
        return new WebpHeader(Bytes.littleEndian(bytes)).header();
    }

    private Header header() {
        long end = 8 + source.u32(4);
        if (end > source.length()) {
            throw Refusal.notDecodable("the WebP is cut off: it says " + end + " bytes, there are " + source.length());
        }
        chunks(source.slice(RIFF_HEADER, Math.max(0, end - RIFF_HEADER)), false);
        if (picture == null) {
            throw Refusal.notDecodable("the WebP has no picture");
        }
        WebpPicture still = WebpPicture.read(picture, alpha);
        Region whole = canvas == null ? new Region(0, 0, still.width(), still.height()) : canvas;
        Region part = frame == null ? whole : frame;
        check(still, whole, part);
        return new Header(
                ImageFormat.WEBP,
                whole.width(),
                whole.height(),
                orientation,
                Samples.RGBA,
                profile,
                still.decodeBytes() + ReaderPixels.rowBytes(whole.width()),
                still.pixels(part, whole));
    }

    private static void check(WebpPicture still, Region whole, Region part) {
        if (still.width() != part.width() || still.height() != part.height()) {
            throw Refusal.notDecodable("the WebP's picture has " + still.width() + "x" + still.height()
                    + " pixels, its header says " + part.width() + "x" + part.height());
        }
        if (part.x() + part.width() > whole.width() || part.y() + part.height() > whole.height()) {
            throw Refusal.notDecodable("the WebP's first frame, " + part + ", lies outside its canvas, " + whole);
        }
    }

    private void chunks(Bytes part, boolean inFrame) {
        long at = 0;
        while (part.holds(at, 8)) {
            long length = part.u32(at + 4);
            part.require(at, 8 + length);
            if (isWanted(part, at, inFrame)) {
                Bytes chunk = part.slice(at, 8 + length);
                take(chunk, chunk.slice(8, length));
            }
            at += 8 + length + (length & 1);
        }
    }

    /** Whether a chunk is the first of a kind that is read: a file may hold any number of others, which cost nothing. */
    private boolean isWanted(Bytes part, long at, boolean inFrame) {
        if (part.matches(at, "VP8 ") || part.matches(at, "VP8L")) {
            return picture == null;
        }
        if (part.matches(at, "ALPH")) {
            return alpha == null && picture == null;
        }
        return !inFrame
                && ((canvas == null && part.matches(at, "VP8X"))
                        || (frame == null && picture == null && part.matches(at, "ANMF"))
                        || (!profiled && part.matches(at, "ICCP"))
                        || (!oriented && part.matches(at, "EXIF")));
    }

    private void take(Bytes chunk, Bytes content) {
        if (chunk.matches(0, "VP8 ") || chunk.matches(0, "VP8L")) {
            picture = chunk;
        } else if (chunk.matches(0, "ALPH")) {
            alpha = chunk;
        } else if (chunk.matches(0, "VP8X")) {
            canvas = new Region(0, 0, content.u24(4) + 1, content.u24(7) + 1);
        } else if (chunk.matches(0, "ANMF")) {
            frame = new Region(2 * content.u24(0), 2 * content.u24(3), content.u24(6) + 1, content.u24(9) + 1);
            chunks(content.slice(FRAME_HEADER, content.length() - (long) FRAME_HEADER), true);
        } else if (chunk.matches(0, "ICCP")) {
            profile = Profile.of(content);
            profiled = true;
        } else if (chunk.matches(0, "EXIF")) {
            orientation = Exif.orientation(content);
            oriented = true;
        }
    }

    /** A RIFF file of one chunk. */
    static Segments file(Bytes chunk) {
        int padding = chunk.length() & 1;
        byte[] riff = new byte[RIFF_HEADER];
        ascii(riff, 0, "RIFF");
        number(riff, 4, 4 + chunk.length() + padding);
        ascii(riff, 8, "WEBP");
        byte[] behind = new byte[padding + READ_AHEAD];
        return Segments.of(List.of(Bytes.littleEndian(riff), chunk, Bytes.littleEndian(behind)));
    }

    private static void ascii(byte[] to, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            to[at + i] = (byte) text.charAt(i);
        }
    }

    private static void number(byte[] to, int at, int value) {
        for (int i = 0; i < 4; i++) {
            to[at + i] = (byte) (value >> (8 * i));
        }
    }
}
