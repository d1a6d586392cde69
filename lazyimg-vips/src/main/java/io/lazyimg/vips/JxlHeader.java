package io.lazyimg.vips;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Size;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.vips.Original.Colours;
import java.util.List;

/**
 * The first bits of a JPEG XL codestream, bare or in its container: its size, its orientation and whether it has
 * transparency. Refused are animations, previews, floating-point samples and channels beyond transparency.
 *
 * @see <a href="https://www.iso.org/standard/85066.html">ISO/IEC 18181-1, D.2 and D.3; 18181-2, 9</a>
 */
final class JxlHeader {
    /** Of a codestream. */
    private static final int MAGIC = 0xFF0A;

    private static final int[] SIZE_BITS = {9, 13, 18, 30};
    private static final int[][] RATIOS = {{1, 1}, {6, 5}, {4, 3}, {3, 2}, {16, 9}, {5, 4}, {2, 1}};
    private static final int MOST_SIDE = 1 << 18;
    /** EXIF's orientations from here on have sides that change places. */
    private static final int TURNED = 5;

    private JxlHeader() {}

    static Original read(byte[] source) {
        Bytes file = Bytes.bigEndian(source);
        Bytes stream = file.u16(0) == MAGIC ? file : codestream(file);
        if (stream.u16(0) != MAGIC) {
            throw Refusal.notDecodable("the JPEG XL file's codestream does not begin with its mark");
        }
        BitReader in = BitReader.lowFirst(stream.slice(2, stream.length() - 2));
        Size stored = size(in);
        Metadata metadata = metadata(in);
        Size upright = metadata.orientation >= TURNED ? stored.turned() : stored;
        return new Original(
                ImageFormat.JXL,
                upright.width(),
                upright.height(),
                Footprint.decodingJxl(stored.width(), stored.height(), metadata.alpha),
                Colours.EMBEDDED);
    }

    private record Metadata(int orientation, boolean alpha) {}

    private static Bytes codestream(Bytes file) {
        List<Box> boxes = Box.all(file, "the file");
        Bytes whole = Box.atMostOne(boxes, "jxlc");
        if (whole.length() > 0) {
            return whole;
        }
        for (Box box : boxes) {
            if (box.type().equals("jxlp")) {
                return box.content().slice(4, box.content().length() - 4L);
            }
        }
        throw Refusal.notDecodable("the JPEG XL file has no codestream");
    }

    private static Size size(BitReader in) {
        boolean small = in.flag();
        long height = side(in, small);
        int ratio = (int) in.bits(3);
        long width = ratio == 0 ? side(in, small) : height * RATIOS[ratio - 1][0] / RATIOS[ratio - 1][1];
        if (width < 1 || width > MOST_SIDE || height > MOST_SIDE) {
            throw Refusal.notDecodable("the header says " + width + "x" + height + " pixels");
        }
        return new Size((int) width, (int) height);
    }

    private static long side(BitReader in, boolean small) {
        return small ? 8 * (in.bits(5) + 1) : 1 + in.bits(SIZE_BITS[(int) in.bits(2)]);
    }

    private static Metadata metadata(BitReader in) {
        if (in.flag()) {
            return new Metadata(1, false);
        }
        int orientation = in.flag() ? orientation(in) : 1;
        if (in.flag()) {
            throw Refusal.notDecodable("the JPEG XL has floating-point samples, which are not read");
        }
        if (in.bits(2) == 3) {
            in.skip(6); // bits a sample
        }
        in.skip(1); // room of modular buffers
        long channels =
                switch ((int) in.bits(2)) {
                    case 0 -> 0;
                    case 1 -> 1;
                    default -> 2;
                };
        if (channels > 1) {
            throw Refusal.notDecodable("the JPEG XL has more beside its colours than transparency, which is not read");
        }
        return new Metadata(orientation, channels > 0);
    }

    private static int orientation(BitReader in) {
        int orientation = (int) in.bits(3) + 1;
        if (in.flag()) {
            size(in); // at which it is meant to be seen
        }
        if (in.flag()) {
            throw Refusal.notDecodable("the JPEG XL has a preview, which is not read");
        }
        if (in.flag()) {
            throw Refusal.notDecodable("the JPEG XL is animated, which is not read");
        }
        return orientation;
    }
}
