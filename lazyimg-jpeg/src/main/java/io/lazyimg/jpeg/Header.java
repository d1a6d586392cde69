package io.lazyimg.jpeg;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Exif;
import io.lazyimg.codec.Profile;
import io.lazyimg.codec.SrgbProfile;
import io.lazyimg.image.ImageException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself before its first scan.
 *
 * @param frame the frame
 * @param colour what the components mean
 * @param exif the first EXIF segment, or {@code null}
 * @param profile the parts of the embedded ICC profile in order, none if it is not whole
 */
record Header(Frame frame, Colour colour, @Nullable Segment exif, List<Segment> profile) {
    /** What components mean. */
    enum Colour {
        GRAY,
        YCC,
        RGB
    }

    /** A part of the source. */
    record Segment(int from, int to) {
        private Bytes bytes(byte[] source) {
            return Bytes.bigEndian(source).slice(from, to - from);
        }
    }

    /** Bytes before the profile in an APP2 segment: its name, its number and how many there are. */
    private static final int ICC_PREFIX = 14;

    /** More segments than any encoder writes before the first scan: metadata of 64 MB would fit into them. */
    private static final int MAX_SEGMENTS = 1000;

    private static final int NO_ADOBE = -1;

    /**
     * Reads the header of a file that begins as a JPEG.
     *
     * @return nothing if it is of a kind that is not read here: of four components, of other than 8 bits, lossless or
     *     arithmetic-coded
     * @throws ImageException if it is damaged
     */
    static @Nullable Header read(byte[] source) {
        return new Reader(source).read();
    }

    /** EXIF's orientation, 1 to 8; 1 if it tells none. */
    int orientation(byte[] source) {
        return exif == null ? Exif.UPRIGHT : Exif.orientation(exif.bytes(source));
    }

    /** The embedded profile if it is of other colours than sRGB, or {@code null}. */
    byte @Nullable [] foreignProfile(byte[] source) {
        List<Bytes> parts = profile.stream().map(part -> part.bytes(source)).toList();
        byte[] icc = new Profile(parts, false).read();
        return icc == null || SrgbProfile.matches(icc) ? null : icc;
    }

    /** Goes through the segments. */
    private static final class Reader {
        private final byte[] source;
        private final Markers markers;
        private final TreeMap<Integer, Segment> profile = new TreeMap<>();
        private int profileParts;
        private @Nullable Segment exif;
        private @Nullable Frame frame;
        private boolean ours = true;
        private boolean jfif;
        private int adobe = NO_ADOBE;

        Reader(byte[] source) {
            this.source = source;
            this.markers = new Markers(source, 2);
        }

        @Nullable
        Header read() {
            int segments = 0;
            while (true) {
                int marker = markers.next();
                if (marker == Markers.NONE || marker == Markers.EOI) {
                    throw Damage.of("it is cut off before its first scan");
                }
                if (++segments > MAX_SEGMENTS) {
                    throw Damage.of("it has more than " + MAX_SEGMENTS + " segments before its first scan");
                }
                if (marker == Markers.SOS) {
                    break;
                }
                take(marker, markers.from(), markers.to());
                if (!ours) {
                    return null;
                }
            }
            if (frame == null) {
                throw Damage.of("it has no frame header before its first scan");
            }
            Frame whole = frame.height() > 0 ? frame : withLines(frame);
            boolean complete = profile.size() == profileParts;
            return new Header(whole, colour(whole), exif, complete ? List.copyOf(profile.values()) : List.of());
        }

        private void take(int marker, int from, int to) {
            switch (marker) {
                case Markers.APP0 -> jfif |= matches(from, to, "JFIF\0");
                case Markers.APP1 -> {
                    if (exif == null && matches(from, to, "Exif\0")) {
                        exif = new Segment(from, to);
                    }
                }
                case Markers.APP2 -> {
                    if (to - from > ICC_PREFIX && matches(from, to, "ICC_PROFILE\0")) {
                        profile.putIfAbsent(source[from + 12] & 0xFF, new Segment(from + ICC_PREFIX, to));
                        profileParts = source[from + 13] & 0xFF;
                    }
                }
                case Markers.APP14 -> {
                    if (to - from >= 12 && matches(from, to, "Adobe")) {
                        adobe = source[from + 11] & 0xFF;
                    }
                }
                case Markers.SOF0, Markers.SOF1, Markers.SOF2 -> frame(marker, from, to);
                case Markers.DAC -> ours = false;
                default -> {
                    if (marker > Markers.SOF2
                            && marker <= Markers.SOF15
                            && marker != Markers.DHT
                            && marker != Markers.JPG) {
                        ours = false;
                    }
                }
            }
        }

        private void frame(int marker, int from, int to) {
            if (frame != null) {
                throw Damage.of("it has two frame headers");
            }
            int count = to - from >= 6 ? source[from + 5] & 0xFF : 0;
            if (to - from < 6 + 3 * count || count == 0) {
                throw Damage.of("its frame header is cut off");
            }
            if ((source[from] & 0xFF) != 8 || (count != 1 && count != 3)) {
                ours = false;
                return;
            }
            int height = Markers.u16(source, from + 1);
            int width = Markers.u16(source, from + 3);
            if (width == 0) {
                throw Damage.of("its frame is " + width + "x" + height + " pixels");
            }
            List<Frame.Component> components = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int at = from + 6 + 3 * i;
                int id = source[at] & 0xFF;
                int across = (source[at + 1] & 0xFF) >> 4;
                int down = source[at + 1] & 15;
                int table = source[at + 2] & 0xFF;
                boolean twice = components.stream().anyMatch(one -> one.id() == id);
                if (across < 1 || across > 4 || down < 1 || down > 4 || table > 3 || twice) {
                    throw Damage.of("its component " + i + " has sampling factors " + across + "x" + down
                            + ", quantisation table " + table + " and identifier " + id);
                }
                // alone, a component's factors mean nothing
                components.add(new Frame.Component(i, id, count == 1 ? 1 : across, count == 1 ? 1 : down, table));
            }
            frame = new Frame(width, height, marker == Markers.SOF2, components);
        }

        /** A frame that does not know its height is told it behind the first scan: ITU-T T.81, B.2.5. */
        private Frame withLines(Frame frame) {
            int marker = markers.next();
            if (marker != Markers.DNL || markers.to() - markers.from() < 2) {
                throw Damage.of("its frame says that it has no lines, and no segment behind the first scan says more");
            }
            int height = Markers.u16(source, markers.from());
            if (height == 0) {
                throw Damage.of("it has no lines");
            }
            return new Frame(frame.width(), height, frame.progressive(), frame.components());
        }

        /**
         * JFIF says it, else Adobe, else the identifiers.
         *
         * @see <a href="https://www.itu.int/rec/T-REC-T.872">ITU-T T.872, 6.5.3</a>
         */
        private Colour colour(Frame frame) {
            if (frame.components().size() == 1) {
                return Colour.GRAY;
            }
            if (jfif) {
                return Colour.YCC;
            }
            if (adobe != NO_ADOBE) {
                return adobe == 0 ? Colour.RGB : Colour.YCC;
            }
            boolean named = frame.components().get(0).id() == 'R'
                    && frame.components().get(1).id() == 'G'
                    && frame.components().get(2).id() == 'B';
            return named ? Colour.RGB : Colour.YCC;
        }

        private boolean matches(int from, int to, String ascii) {
            if (to - from < ascii.length()) {
                return false;
            }
            for (int i = 0; i < ascii.length(); i++) {
                if ((source[from + i] & 0xFF) != ascii.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
