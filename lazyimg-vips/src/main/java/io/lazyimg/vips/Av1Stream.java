package io.lazyimg.vips;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the AV1 data of one picture claim of its size, which decoders believe more than the file around them. Data are
 * refused that have more than one picture or let a frame be of another size than the sequence.
 *
 * @see <a href="https://aomediacodec.github.io/av1-spec/av1-spec.pdf">AV1 Bitstream and Decoding Process, 5.3 to 5.9</a>
 */
final class Av1Stream {
    private static final int SEQUENCE_HEADER = 1;
    private static final int FRAME_HEADER = 3;
    private static final int FRAME = 6;
    private static final int REDUNDANT_FRAME_HEADER = 7;
    private static final int TILE_LIST = 8;

    private static final int MOST_UNITS = 1000;
    /** A value of two fields that leaves the matter to each frame. */
    private static final int SELECT = 2;

    private static final int KEY_FRAME = 0;

    private @Nullable Sequence sequence;
    private int frames;

    private Av1Stream() {}

    /** What a sequence header says, as far as a frame's size needs it. */
    private record Sequence(
            Size size,
            int profile,
            boolean reduced,
            boolean timed,
            int presentationBits,
            int idBits,
            int screenContent,
            int integerMotion) {}

    /**
     * The picture that a decoder makes of these.
     *
     * @param configuration the units beside the data, in an {@code av1C} box
     * @param data of the picture
     */
    static Coded read(Bytes configuration, Bytes data) {
        Av1Stream stream = new Av1Stream();
        stream.units(configuration);
        stream.units(data);
        Sequence sequence = stream.sequence;
        if (sequence == null || stream.frames != 1) {
            throw Refusal.notDecodable("the AV1 data have " + stream.frames + " pictures"
                    + (sequence == null ? " and no sequence header" : ""));
        }
        return new Coded(sequence.size, sequence.profile > 0);
    }

    private void units(Bytes data) {
        long at = 0;
        for (int count = 0; at < data.length(); count++) {
            if (count == MOST_UNITS) {
                throw Refusal.notDecodable("the AV1 data have more than " + MOST_UNITS + " units");
            }
            int header = data.u8(at++);
            at += header >> 2 & 1;
            long length = data.length() - at;
            if ((header >> 1 & 1) != 0) {
                length = 0;
                for (int i = 0, more = 1; more != 0; i++) {
                    if (i == 8) {
                        throw Refusal.notDecodable("the AV1 data have a length of more than 8 bytes");
                    }
                    int part = data.u8(at++);
                    length |= (long) (part & 0x7F) << (7 * i);
                    more = part >> 7;
                }
            }
            unit(header >> 3 & 15, data.slice(at, length));
            at += length;
        }
    }

    private void unit(int type, Bytes unit) {
        switch (type) {
            case SEQUENCE_HEADER -> {
                Sequence next = sequence(BitReader.highFirst(unit));
                if (sequence != null && !sequence.equals(next)) {
                    throw Refusal.notDecodable("the AV1 data have sequences of several kinds");
                }
                sequence = next;
            }
            case FRAME, FRAME_HEADER -> {
                frames++;
                frame(BitReader.highFirst(unit));
            }
            case REDUNDANT_FRAME_HEADER, TILE_LIST ->
                throw Refusal.notDecodable("the AV1 data have units of type " + type);
            default -> {
                // metadata, tiles of the frame that has begun, or nothing that is decoded
            }
        }
    }

    private static Sequence sequence(BitReader in) {
        int profile = (int) in.bits(3);
        in.skip(1); // still picture
        boolean reduced = in.flag();
        boolean equalIntervals = false;
        int presentationBits = 0;
        if (reduced) {
            in.skip(5);
        } else {
            int delayBits = 0;
            if (in.flag()) {
                in.skip(32 + 32);
                equalIntervals = in.flag();
                if (equalIntervals) {
                    in.golomb();
                }
                if (in.flag()) {
                    delayBits = (int) in.bits(5) + 1;
                    in.skip(32 + 5);
                    presentationBits = (int) in.bits(5) + 1;
                }
            }
            operatingPoints(in, delayBits);
        }
        int widthBits = (int) in.bits(4) + 1;
        int heightBits = (int) in.bits(4) + 1;
        Size size = new Size((int) in.bits(widthBits) + 1, (int) in.bits(heightBits) + 1);
        int idBits = 0;
        if (!reduced && in.flag()) {
            int delta = (int) in.bits(4) + 2;
            idBits = delta + (int) in.bits(3) + 1;
        }
        in.skip(3); // block size, intra tools
        int screenContent = SELECT;
        int integerMotion = SELECT;
        if (!reduced) {
            in.skip(4); // inter tools
            if (in.flag()) {
                in.skip(2);
            }
            screenContent = in.flag() ? SELECT : (int) in.bits(1);
            if (screenContent > 0) {
                integerMotion = in.flag() ? SELECT : (int) in.bits(1);
            }
        }
        return new Sequence(
                size,
                profile,
                reduced,
                presentationBits > 0 && !equalIntervals,
                presentationBits,
                idBits,
                screenContent,
                integerMotion);
    }

    private static void operatingPoints(BitReader in, int delayBits) {
        boolean delays = in.flag();
        int count = (int) in.bits(5) + 1;
        for (int i = 0; i < count; i++) {
            in.skip(12);
            if (in.bits(5) > 7) {
                in.skip(1);
            }
            if (delayBits > 0 && in.flag()) {
                in.skip(delayBits + delayBits + 1);
            }
            if (delays && in.flag()) {
                in.skip(4);
            }
        }
    }

    private void frame(BitReader in) {
        Sequence of = sequence;
        if (of == null) {
            throw Refusal.notDecodable("the AV1 data begin without a sequence header");
        }
        if (of.reduced) {
            return;
        }
        boolean existing = in.flag();
        boolean key = in.bits(2) == KEY_FRAME;
        boolean shown = in.flag();
        if (existing || !key || !shown) {
            throw Refusal.notDecodable("the AV1 data do not begin with a picture");
        }
        in.skip(of.timed ? of.presentationBits : 0);
        in.skip(1); // how tables of probabilities change
        boolean screen = of.screenContent == SELECT ? in.flag() : of.screenContent > 0;
        if (screen && of.integerMotion == SELECT) {
            in.skip(1);
        }
        in.skip(of.idBits);
        if (in.flag()) {
            throw Refusal.notDecodable("the AV1 data have a picture of another size than they say");
        }
    }
}
