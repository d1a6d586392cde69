package io.lazyimg.codec;

/**
 * EXIF's orientation, 1 to 8: how stored pixels become an upright picture. From 5 on, sides change places.
 *
 * @see <a href="https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf">EXIF 2.32, 4.6.4 A</a>
 */
public record Orientation(int value) {

    /** The size of the upright picture for that of the stored one, and the other way round. */
    public Size turn(Size size) {
        return value >= 5 ? size.turned() : size;
    }

    /** Where a region of the upright picture lies in the stored one. */
    public Region stored(Region upright, Size stored) {
        int right = upright.x() + upright.width() - 1;
        int bottom = upright.y() + upright.height() - 1;
        int firstX = storedX(upright.x(), upright.y(), stored);
        int firstY = storedY(upright.x(), upright.y(), stored);
        int lastX = storedX(right, bottom, stored);
        int lastY = storedY(right, bottom, stored);
        return new Region(
                Math.min(firstX, lastX),
                Math.min(firstY, lastY),
                Math.abs(firstX - lastX) + 1,
                Math.abs(firstY - lastY) + 1);
    }

    /** The upright picture's pixels for those of the stored one, row by row; the same array if that is upright. */
    public int[] upright(int[] pixels, Size stored) {
        if (value == Exif.UPRIGHT) {
            return pixels;
        }
        Size size = turn(stored);
        int[] upright = new int[pixels.length];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int from = storedY(x, y, stored) * stored.width() + storedX(x, y, stored);
                upright[y * size.width() + x] = pixels[from];
            }
        }
        return upright;
    }

    private int storedX(int x, int y, Size stored) {
        return switch (value) {
            case 2, 3 -> stored.width() - 1 - x;
            case 5, 6 -> y;
            case 7, 8 -> stored.width() - 1 - y;
            default -> x;
        };
    }

    private int storedY(int x, int y, Size stored) {
        return switch (value) {
            case 3, 4 -> stored.height() - 1 - y;
            case 5, 8 -> x;
            case 6, 7 -> stored.height() - 1 - x;
            default -> y;
        };
    }
}
