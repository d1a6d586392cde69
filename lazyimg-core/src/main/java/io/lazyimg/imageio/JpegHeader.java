package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Exif;
import io.lazyimg.codec.Profile;
import io.lazyimg.codec.Refusal;
import io.lazyimg.image.ImageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JPEG's markers up to its first scan.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 */
final class JpegHeader {
    private static final int SOF0 = 0xC0;
    private static final int SOF1 = 0xC1;
    private static final int SOF2 = 0xC2;
    private static final int SOF15 = 0xCF;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;

    /** Bytes before the profile in an APP2 segment: its name, its number and how many there are. */
    private static final int ICC_PREFIX = 14;

    /** More segments than any encoder writes before the first scan: metadata of 64 MB would fit into them. */
    private static final int MAX_SEGMENTS = 1000;

    private final Bytes source;
    private final List<Bytes> kept = new ArrayList<>();
    private final TreeMap<Integer, Bytes> profile = new TreeMap<>();
    private int profileParts;
    private @Nullable JpegFrame frame;
    private boolean jfif;
    private int adobeTransform = JpegFrame.NO_ADOBE;
    private int orientation = Exif.UPRIGHT;
    private boolean oriented;

    private JpegHeader(Bytes source) {
        this.source = source;
    }

    static Header read(byte[] bytes) {
        return new JpegHeader(Bytes.bigEndian(bytes)).header();
    }

    /** The frame header of a JPEG that may lack tables. */
    static JpegFrame frame(Bytes source) {
        long at = 2;
        while (true) {
            at = marker(source, at);
            int marker = source.u8(at - 1);
            if (marker == SOF0 || marker == SOF1 || marker == SOF2) {
                return JpegFrame.read(segment(source, at), marker == SOF2);
            }
            if (marker == SOS || marker == EOI) {
                throw Refusal.notDecodable("the JPEG has no frame header before its first scan");
            }
            at += hasLength(marker) ? 2L + segment(source, at).length() : 0;
        }
    }

    private Header header() {
        long at = 2;
        int segments = 0;
        while (true) {
            at = marker(source, at);
            int marker = source.u8(at - 1);
            if (marker == EOI) {
                throw Refusal.notDecodable("the JPEG ends before its first scan");
            }
            if (!hasLength(marker)) {
                continue;
            }
            if (++segments > MAX_SEGMENTS) {
                throw Refusal.notDecodable(
                        "the JPEG has more than " + MAX_SEGMENTS + " segments before its first scan");
            }
            Bytes segment = segment(source, at);
            if (marker == SOS) {
                return header(at - 2, segment.u8(0));
            }
            take(marker, segment);
            if (marker < APP0 || (marker > APP15 && marker != COM)) {
                kept.add(source.slice(at - 2, 4L + segment.length()));
            }
            at += 2L + segment.length();
        }
    }

    private Header header(long firstScan, int componentsInScan) {
        if (frame == null) {
            throw Refusal.notDecodable("the JPEG has no frame header before its first scan");
        }
        JpegFrame.Colour colour = frame.colour(jfif, adobeTransform);
        boolean buffered = frame.progressive() || componentsInScan < frame.components();
        JpegPixels pixels = new JpegPixels(frame, colour, source, List.copyOf(kept), firstScan);
        Profile icc = profile.size() == profileParts ? new Profile(List.copyOf(profile.values()), false) : Profile.NONE;
        return new Header(
                ImageFormat.JPEG,
                frame.width(),
                frame.height(),
                orientation,
                colour.samples(),
                icc,
                frame.decodeBytes(buffered),
                pixels);
    }

    private void take(int marker, Bytes segment) {
        if (marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC) {
            if (marker != SOF0 && marker != SOF1 && marker != SOF2) {
                throw Refusal.notDecodable(
                        "the JPEG is coded by process SOF" + (marker - SOF0) + "; only SOF0, SOF1 and SOF2 are read");
            }
            if (frame != null) {
                throw Refusal.notDecodable("the JPEG has two frame headers");
            }
            frame = JpegFrame.read(segment, marker == SOF2);
        } else if (marker == APP0 && segment.matches(0, "JFIF\0")) {
            jfif = true;
        } else if (marker == APP1 && segment.matches(0, "Exif\0") && !oriented) {
            orientation = Exif.orientation(segment);
            oriented = true;
        } else if (marker == APP2 && segment.matches(0, "ICC_PROFILE\0") && segment.length() > ICC_PREFIX) {
            profile.putIfAbsent(segment.u8(12), segment.slice(ICC_PREFIX, segment.length() - (long) ICC_PREFIX));
            profileParts = segment.u8(13);
        } else if (marker == APP14 && segment.matches(0, "Adobe") && segment.length() >= 12) {
            adobeTransform = segment.u8(11);
        }
    }

    /** The offset after the next marker, from an offset on; what is no marker is skipped. */
    static long marker(Bytes source, long from) {
        long at = from;
        while (source.u8(at) != 0xFF || source.u8(at + 1) == 0 || source.u8(at + 1) == 0xFF) {
            at++;
        }
        return at + 2;
    }

    /** Whether a marker begins a segment with a length. */
    static boolean hasLength(int marker) {
        return marker != 0x01 && (marker < 0xD0 || marker > EOI);
    }

    /** What a segment holds, its length field at an offset. */
    static Bytes segment(Bytes source, long at) {
        int length = source.u16(at);
        if (length < 2) {
            throw Refusal.notDecodable("a JPEG segment says that it has " + length + " bytes");
        }
        return source.slice(at + 2, length - 2L);
    }
}
