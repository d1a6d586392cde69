package io.lazyimg.sketch;

import io.lazyimg.spi.Pixels;

/** What a {@link ThumbHash} shows. */
public final class ThumbHashPicture {
    private static final int HEAD = 5;
    private static final int SIDE = 32;
    /** By this colours are strengthened, to make up for what their few levels take from them. */
    private static final double SATURATION = 1.25;

    private final byte[] hash;
    private final boolean alpha;
    private final boolean landscape;
    private final int across;
    private final int down;
    private int nibble;

    private ThumbHashPicture(byte[] hash) {
        this.hash = hash;
        this.alpha = hash[2] < 0;
        this.landscape = hash[4] < 0;
        int longer = ThumbHash.most(alpha);
        int shorter = hash[3] & 7;
        this.across = landscape ? longer : shorter;
        this.down = landscape ? shorter : longer;
        this.nibble = 2 * (alpha ? HEAD + 1 : HEAD);
    }

    /** Whether these bytes are a whole hash. */
    public static boolean isHash(byte[] bytes) {
        return bytes.length > HEAD && (bytes[3] & 7) > 0 && new ThumbHashPicture(bytes).length() == bytes.length;
    }

    /** The picture with a longer side of 32 pixels. */
    public static Pixels of(byte[] hash) {
        return new ThumbHashPicture(hash).picture();
    }

    private int length() {
        int terms = terms(lit(across), lit(down)) + 2 * terms(ThumbHash.FEWEST, ThumbHash.FEWEST);
        int ofAlpha = alpha ? terms(ThumbHash.OF_ALPHA, ThumbHash.OF_ALPHA) : 0;
        return (nibble + terms + ofAlpha + 1) / 2;
    }

    private static int lit(int terms) {
        return Math.max(ThumbHash.FEWEST, terms);
    }

    private static int terms(int across, int down) {
        int count = -1;
        for (int v = 0; v < down; v++) {
            count += (across * (down - v) + down - 1) / down;
        }
        return count;
    }

    private Pixels picture() {
        int first = (hash[0] & 0xFF) | (hash[1] & 0xFF) << 8 | (hash[2] & 0xFF) << 16;
        int second = (hash[3] & 0xFF) | (hash[4] & 0xFF) << 8;
        double lightness = (first & 63) / 63.0;
        double yellowBlue = (first >> 6 & 63) / 31.5 - 1;
        double redGreen = (first >> 12 & 63) / 31.5 - 1;
        double opacity = alpha ? (hash[HEAD] & 15) / 15.0 : 1;
        double[] light = read(lit(across), lit(down), (first >> 18 & 31) / 31.0);
        double[] yellow = read(ThumbHash.FEWEST, ThumbHash.FEWEST, (second >> 3 & 63) / 63.0 * SATURATION);
        double[] red = read(ThumbHash.FEWEST, ThumbHash.FEWEST, (second >> 9 & 63) / 63.0 * SATURATION);
        double[] veil =
                alpha ? read(ThumbHash.OF_ALPHA, ThumbHash.OF_ALPHA, (hash[HEAD] >> 4 & 15) / 15.0) : new double[0];

        double ratio = (double) across / down;
        int width = (int) Math.round(ratio > 1 ? SIDE : SIDE * ratio);
        int height = (int) Math.round(ratio > 1 ? SIDE / ratio : SIDE);
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            double x = (i % width + 0.5) / width;
            double y = (Math.floorDiv(i, width) + 0.5) / height;
            double l = Waves.at(x, y, lightness, light, lit(across), lit(down));
            double p = Waves.at(x, y, yellowBlue, yellow, ThumbHash.FEWEST, ThumbHash.FEWEST);
            double q = Waves.at(x, y, redGreen, red, ThumbHash.FEWEST, ThumbHash.FEWEST);
            double a = alpha ? Waves.at(x, y, opacity, veil, ThumbHash.OF_ALPHA, ThumbHash.OF_ALPHA) : 1;
            double blue = l - 2.0 / 3 * p;
            double ofRed = (3 * l - blue + q) / 2;
            argb[i] = level(a) << 24 | level(ofRed) << 16 | level(ofRed - q) << 8 | level(blue);
        }
        return new Pixels(width, height, argb, true);
    }

    private double[] read(int across, int down, double scale) {
        double[] read = new double[terms(across, down)];
        for (int i = 0; i < read.length; i++, nibble++) {
            read[i] = ((hash[nibble / 2] >> (4 * (nibble & 1)) & 15) / 7.5 - 1) * scale;
        }
        return read;
    }

    private static int level(double value) {
        return (int) (255 * Math.max(0, Math.min(1, value)));
    }
}
