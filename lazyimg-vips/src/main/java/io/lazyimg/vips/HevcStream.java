package io.lazyimg.vips;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the HEVC data of one picture claim of its size, which decoders believe more than the file around them. Data with more
 * than one picture, or with sizes that differ, are refused.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-H.265">ITU-T H.265, 7.3.1 to 7.3.3; ISO/IEC 14496-15, 8.3.3</a>
 */
final class HevcStream {
    private static final int SEQUENCE_PARAMETERS = 33;
    /** Types below are slices of pictures. */
    private static final int NO_SLICE = 32;

    /** Ways to sample colours. */
    private static final int HALF_COLOURS = 1;

    private static final int FULL_COLOURS = 3;

    private static final int MOST_UNITS = 10_000;
    /** Enough for what is read of a sequence's parameters, whatever is in them. */
    private static final int MOST_BYTES = 512;

    private @Nullable Coded coded;
    private int units;
    private int pictures;

    private HevcStream() {}

    /**
     * The picture that a decoder makes of these, before its margins are cut off.
     *
     * @param configuration the content of an {@code hvcC} box
     * @param data of the picture
     */
    static Coded read(Bytes configuration, Bytes data) {
        HevcStream stream = new HevcStream();
        stream.parameters(configuration);
        int lengthBytes = (configuration.u8(21) & 3) + 1;
        long at = 0;
        while (at < data.length()) {
            long length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = length << 8 | data.u8(at++);
            }
            stream.unit(data.slice(at, length));
            at += length;
        }
        Coded coded = stream.coded;
        if (coded == null || stream.pictures != 1) {
            throw Refusal.notDecodable("the HEVC data have " + stream.pictures + " pictures"
                    + (coded == null ? " and no parameters of a sequence" : ""));
        }
        return coded;
    }

    private void parameters(Bytes configuration) {
        int arrays = configuration.u8(22);
        long at = 23;
        for (int i = 0; i < arrays; i++) {
            int count = configuration.u16(at + 1);
            at += 3;
            for (int j = 0; j < count; j++) {
                int length = configuration.u16(at);
                unit(configuration.slice(at + 2, length));
                at += 2 + length;
            }
        }
    }

    private void unit(Bytes unit) {
        if (++units > MOST_UNITS) {
            throw Refusal.notDecodable("the HEVC data have more than " + MOST_UNITS + " units");
        }
        if (unit.length() < 3) {
            return;
        }
        int type = unit.u8(0) >> 1 & 63;
        if (type == SEQUENCE_PARAMETERS) {
            Coded next = sequence(BitReader.highFirst(unescaped(unit)));
            if (coded != null && !coded.equals(next)) {
                throw Refusal.notDecodable("the HEVC data have sequences of several kinds");
            }
            coded = next;
        } else if (type < NO_SLICE && unit.u8(2) >> 7 != 0) {
            pictures++; // the first slice of one
        }
    }

    /** Without the bytes that keep start codes out of the data. */
    private static Bytes unescaped(Bytes unit) {
        byte[] plain = new byte[Math.min(unit.length(), MOST_BYTES)];
        int length = 0;
        int zeros = 0;
        for (int i = 0; i < plain.length; i++) {
            int value = unit.u8(i);
            if (zeros >= 2 && value == 3) {
                zeros = 0;
            } else {
                zeros = value == 0 ? zeros + 1 : 0;
                plain[length++] = (byte) value;
            }
        }
        return Bytes.bigEndian(plain).slice(0, length);
    }

    private static Coded sequence(BitReader in) {
        in.skip(16 + 4);
        int subLayers = (int) in.bits(3);
        in.skip(1 + 88 + 8);
        long present = in.bits(subLayers == 0 ? 0 : 16);
        for (int i = 0; i < subLayers; i++) {
            long flags = present >> (14 - 2 * i);
            in.skip(((flags & 2) != 0 ? 88 : 0) + ((flags & 1) != 0 ? 8 : 0));
        }
        in.golomb();
        long chroma = in.golomb();
        if (chroma == FULL_COLOURS) {
            in.skip(1);
        }
        long width = in.golomb();
        long height = in.golomb();
        if (width < 1 || height < 1 || width > 1 << 16 || height > 1 << 16) {
            throw Refusal.notDecodable("the HEVC data say " + width + "x" + height + " pixels");
        }
        return new Coded(new Size((int) width, (int) height), chroma > HALF_COLOURS);
    }
}
