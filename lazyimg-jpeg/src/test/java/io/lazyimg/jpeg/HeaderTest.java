package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a file says of itself before its first scan. */
class HeaderTest {
    private static final byte[] JFIF =
            new ByteList().ascii("JFIF\0").u8(1, 1, 0).u16(1, 1).u8(0, 0).toBytes();

    private static byte[] adobe(int transform) {
        return new ByteList().ascii("Adobe").u16(100, 0, 0).u8(transform).toBytes();
    }

    private static byte[] profile(int number, int count, String content) {
        return new ByteList()
                .ascii("ICC_PROFILE\0")
                .u8(number, count)
                .ascii(content)
                .toBytes();
    }

    /** A file of three components of such identifiers, with segments before all others. */
    private static byte[] file(ByteList segments, int... ids) {
        ByteList frame = new ByteList().u8(8).u16(30, 40).u8(ids.length);
        for (int id : ids) {
            frame.u8(id, 0x11, 0);
        }
        return new ByteList()
                .u8(0xFF, 0xD8)
                .bytes(segments.toBytes())
                .segment(0xC0, frame.toBytes())
                .bytes(ByHand.scan(0))
                .toBytes();
    }

    private static Header header(byte[] file) {
        return Objects.requireNonNull(Header.read(file));
    }

    private static Header.Colour colour(ByteList segments, int... ids) {
        return header(file(segments, ids)).colour();
    }

    @Test
    void jfifBeforeAdobeBeforeIdentifiersTellTheColours() {
        ByteList none = new ByteList();
        assertThat(colour(none, 1, 2, 3)).isEqualTo(Header.Colour.YCC);
        assertThat(colour(none, 'R', 'G', 'B')).isEqualTo(Header.Colour.RGB);
        assertThat(colour(none, 'R', 'B', 'G')).isEqualTo(Header.Colour.YCC);
        assertThat(colour(new ByteList().segment(0xEE, adobe(0)), 1, 2, 3)).isEqualTo(Header.Colour.RGB);
        assertThat(colour(new ByteList().segment(0xEE, adobe(1)), 'R', 'G', 'B'))
                .isEqualTo(Header.Colour.YCC);
        ByteList both = new ByteList().segment(0xE0, JFIF).segment(0xEE, adobe(0));
        assertThat(colour(both, 1, 2, 3)).isEqualTo(Header.Colour.YCC);
        assertThat(colour(new ByteList().segment(0xE0, JFIF), 'R', 'G', 'B')).isEqualTo(Header.Colour.YCC);
        assertThat(colour(new ByteList().segment(0xEE, adobe(0)), 1)).isEqualTo(Header.Colour.GRAY);
    }

    @Test
    void whatIsNotWholeTellsNothing() {
        byte[] shortAdobe = Arrays.copyOf(adobe(0), 11);
        assertThat(colour(new ByteList().segment(0xEE, shortAdobe), 1, 2, 3)).isEqualTo(Header.Colour.YCC);
        byte[] shortJfif = Arrays.copyOf(JFIF, 4);
        ByteList both = new ByteList().segment(0xE0, shortJfif).segment(0xEE, adobe(0));
        assertThat(colour(both, 1, 2, 3)).isEqualTo(Header.Colour.RGB);
    }

    private static String text(byte[] file, Header header) {
        StringBuilder text = new StringBuilder();
        for (Header.Segment part : header.profile()) {
            for (int i = part.from(); i < part.to(); i++) {
                text.append((char) file[i]);
            }
        }
        return text.toString();
    }

    @Test
    void aProfileIsPutTogetherByTheNumbersOfItsParts() {
        ByteList parts = new ByteList()
                .segment(0xE2, profile(3, 3, "ile"))
                .segment(0xE2, profile(1, 3, "a p"))
                .segment(0xE2, "MPF\0 and more than that".getBytes(StandardCharsets.US_ASCII))
                .segment(0xE2, profile(2, 3, "rof"));
        byte[] file = file(parts, 1, 2, 3);
        assertThat(text(file, header(file))).isEqualTo("a profile");
    }

    @Test
    void aProfileOfWhichAPartIsMissingIsNone() {
        ByteList parts = new ByteList().segment(0xE2, profile(3, 3, "ile")).segment(0xE2, profile(1, 3, "a p"));
        assertThat(header(file(parts, 1, 2, 3)).profile()).isEmpty();
        assertThat(header(file(new ByteList(), 1, 2, 3)).profile()).isEmpty();
    }

    @Test
    void theFirstExifSegmentCounts() {
        ByteList segments = new ByteList()
                .segment(
                        0xE1,
                        new ByteList().ascii("http://ns.adobe.com/xap/1.0/\0").toBytes())
                .segment(0xE1, new ByteList().ascii("Exif\0\0first").toBytes())
                .segment(0xE1, new ByteList().ascii("Exif\0\0second").toBytes());
        byte[] file = file(segments, 1, 2, 3);
        Header.Segment exif = Objects.requireNonNull(header(file).exif());
        assertThat(Arrays.copyOfRange(file, exif.from(), exif.to()))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("Exif\0\0first");
    }
}
