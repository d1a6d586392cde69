package io.lazyimg.testkit;

/**
 * An RGB colour space by its published numbers, as a profile and as arithmetic that has nothing to do with any colour
 * management.
 *
 * @param red XYZ of full red, adapted to D50
 * @param green XYZ of full green, adapted to D50
 * @param blue XYZ of full blue, adapted to D50
 * @param gamma the exponent of its curve
 * @see <a href="https://www.color.org/specification/ICC.1-2022-05.pdf">ICC.1:2022, 7 to 10</a>
 */
@SuppressWarnings("ArrayRecordComponent") // constants
record RgbSpace(double[] red, double[] green, double[] blue, double gamma) {
    /** Adobe RGB (1998) Color Image Encoding, 4.3 and annex C. */
    static final RgbSpace ADOBE = new RgbSpace(
            new double[] {0.60974, 0.31111, 0.01947},
            new double[] {0.20528, 0.62567, 0.06087},
            new double[] {0.14919, 0.06322, 0.74457},
            2.19921875);

    /** The primaries of Display P3, by SMPTE EG 432-1 and adapted by Bradford's matrix; here with a plain exponent. */
    static final RgbSpace P3 = new RgbSpace(
            new double[] {0.51512, 0.24120, -0.00105},
            new double[] {0.29198, 0.69225, 0.04189},
            new double[] {0.15710, 0.06657, 0.78407},
            2.2);

    /** ROMM RGB, ISO 22028-2. */
    static final RgbSpace PRO_PHOTO = new RgbSpace(
            new double[] {0.79767, 0.28804, 0.0},
            new double[] {0.13519, 0.71188, 0.0},
            new double[] {0.03134, 0.00009, 0.82491},
            1.80078125);

    /** XYZ, adapted to D50, to linear sRGB: the inverse of the colorants of IEC 61966-2-1 so adapted. */
    private static final double[][] TO_SRGB = {
        {3.1338561, -1.6168667, -0.4906146},
        {-0.9787684, 1.9161415, 0.0334540},
        {0.0719453, -0.2289914, 1.4052427}
    };

    /** What a colour of this space is in sRGB, rounded and clipped. */
    int toSrgb(int rgb) {
        double r = Math.pow((rgb >> 16 & 0xFF) / 255.0, gamma);
        double g = Math.pow((rgb >> 8 & 0xFF) / 255.0, gamma);
        double b = Math.pow((rgb & 0xFF) / 255.0, gamma);
        int result = 0xFF;
        for (double[] row : TO_SRGB) {
            double linear = 0;
            for (int i = 0; i < 3; i++) {
                linear += row[i] * (red[i] * r + green[i] * g + blue[i] * b);
            }
            result = result << 8 | encode(linear);
        }
        return result;
    }

    private static int encode(double linear) {
        double clipped = Math.max(0, Math.min(1, linear));
        double value = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * Math.pow(clipped, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * value);
    }

    /** A version 2 display profile of three colorants and one curve. */
    byte[] profile() {
        return profile("RGB ");
    }

    /** The same with another colour space in its header, which makes it nonsense. */
    byte[] profile(String space) {
        String[] tags = {"rXYZ", "gXYZ", "bXYZ", "wtpt", "rTRC", "gTRC", "bTRC", "cprt", "desc"};
        double[][] points = {red, green, blue, {0.9642, 1.0, 0.8249}};
        Chunk data = Chunk.bigEndian();
        Chunk table = Chunk.bigEndian().u32(tags.length);
        int start = 128 + 4 + 12 * tags.length;
        for (int i = 0; i < tags.length; i++) {
            byte[] content = i < 4 ? xyz(points[i]) : i < 7 ? curve() : i == 7 ? text() : description();
            table.ascii(tags[i]).u32(start + data.size(), content.length);
            data.bytes(content).bytes(new byte[(4 - content.length % 4) % 4]);
        }
        Chunk header = Chunk.bigEndian()
                .u32(start + data.size())
                .u32(0)
                .u32(0x02400000)
                .ascii("mntr")
                .ascii(space)
                .ascii("XYZ ")
                .u16(2026, 1, 1, 0, 0, 0)
                .ascii("acsp")
                .bytes(new byte[28])
                .u32(63190, 65536, 54061)
                .bytes(new byte[48]);
        return header.bytes(table.toBytes()).bytes(data.toBytes()).toBytes();
    }

    private static byte[] xyz(double[] point) {
        Chunk tag = Chunk.bigEndian().ascii("XYZ ").u32(0);
        for (double value : point) {
            tag.u32(Math.round(value * 65536));
        }
        return tag.toBytes();
    }

    private byte[] curve() {
        return Chunk.bigEndian()
                .ascii("curv")
                .u32(0, 1)
                .u16((int) Math.round(gamma * 256))
                .toBytes();
    }

    private static byte[] text() {
        return Chunk.bigEndian().ascii("text").u32(0).ascii("none\0").toBytes();
    }

    private static byte[] description() {
        return Chunk.bigEndian()
                .ascii("desc")
                .u32(0, 5)
                .ascii("test\0")
                .bytes(new byte[78])
                .toBytes();
    }
}
