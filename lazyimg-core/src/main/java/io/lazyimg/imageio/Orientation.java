package io.lazyimg.imageio;

/**
 * EXIF's orientation, 1 to 8: how stored pixels become an upright picture. From 5 on, sides change places.
 *
 * @see <a href="https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf">EXIF 2.32, 4.6.4 A</a>
 */
record Orientation(int value) {

    /** The size of the upright picture for that of the stored one, and the other way round. */
    Size turn(Size size) {
        return value >= 5 ? size.turned() : size;
    }

    /** Where a region of the upright picture lies in the stored one. */
    Region stored(Region upright, Size stored) {
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

    /** The upright picture of a stored one. */
    Picture upright(Picture picture) {
        if (value == Exif.UPRIGHT) {
            return picture;
        }
        Size stored = new Size(picture.width(), picture.height());
        Size size = turn(stored);
        int[] pixels = new int[picture.pixels().length];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int from = storedY(x, y, stored) * stored.width() + storedX(x, y, stored);
                pixels[y * size.width() + x] = picture.pixels()[from];
            }
        }
        return new Picture(size.width(), size.height(), pixels, picture.alpha());
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
