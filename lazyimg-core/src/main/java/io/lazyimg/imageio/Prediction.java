package io.lazyimg.imageio;

/**
 * Undoes the prediction of a lossless WebP's pixels, which are what was added to a guess from their neighbours.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-3.5.1">RFC 9649, 3.5.1</a>
 */
final class Prediction {
    private static final int BLACK = 0xFF000000;

    private Prediction() {}

    /**
     * Undoes it in place.
     *
     * @param modes of blocks, in green
     */
    static int[] undo(int[] pixels, int width, int[] modes, int blockBits) {
        int across = CodedImage.blocks(width, blockBits);
        pixels[0] = sum(pixels[0], BLACK);
        for (int x = 1; x < width; x++) {
            pixels[x] = sum(pixels[x], pixels[x - 1]);
        }
        for (int at = width, y = 1; at < pixels.length; y++) {
            pixels[at] = sum(pixels[at], pixels[at - width]);
            at++;
            for (int x = 1; x < width; x++, at++) {
                int mode = modes[(y >> blockBits) * across + (x >> blockBits)] >> 8 & 15;
                pixels[at] = sum(pixels[at], guess(mode, pixels, at, width));
            }
        }
        return pixels;
    }

    /** What is to the right of the pixel above the last of a row is the first pixel of that row. */
    private static int guess(int mode, int[] pixels, int at, int width) {
        int left = pixels[at - 1];
        int above = pixels[at - width];
        int aboveRight = pixels[at - width + 1];
        int aboveLeft = pixels[at - width - 1];
        return switch (mode) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> aboveRight;
            case 4 -> aboveLeft;
            case 5 -> mean(mean(left, aboveRight), above);
            case 6 -> mean(left, aboveLeft);
            case 7 -> mean(left, above);
            case 8 -> mean(aboveLeft, above);
            case 9 -> mean(above, aboveRight);
            case 10 -> mean(mean(left, aboveLeft), mean(above, aboveRight));
            case 11 -> nearer(left, above, aboveLeft);
            case 12 -> gradient(left, above, aboveLeft);
            case 13 -> halfGradient(mean(left, above), aboveLeft);
            default -> BLACK;
        };
    }

    /** Adds each sample of two pixels, beyond 255 from 0 on. */
    static int sum(int first, int second) {
        int even = (first & 0xFF00FF) + (second & 0xFF00FF);
        int odd = (first >>> 8 & 0xFF00FF) + (second >>> 8 & 0xFF00FF);
        return (even & 0xFF00FF) | (odd & 0xFF00FF) << 8;
    }

    private static int mean(int first, int second) {
        return (((first ^ second) & 0xFEFEFEFE) >>> 1) + (first & second);
    }

    /** Left or above, whichever is nearer to left plus above less above left. */
    private static int nearer(int left, int above, int aboveLeft) {
        int toLeft = 0;
        int toAbove = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int corner = aboveLeft >> shift & 0xFF;
            toLeft += Math.abs((above >> shift & 0xFF) - corner);
            toAbove += Math.abs((left >> shift & 0xFF) - corner);
        }
        return toLeft < toAbove ? left : above;
    }

    private static int gradient(int left, int above, int aboveLeft) {
        int all = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int value = (left >> shift & 0xFF) + (above >> shift & 0xFF) - (aboveLeft >> shift & 0xFF);
            all |= clamp(value) << shift;
        }
        return all;
    }

    private static int halfGradient(int mean, int aboveLeft) {
        int all = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int middle = mean >> shift & 0xFF;
            all |= clamp(middle + (middle - (aboveLeft >> shift & 0xFF)) / 2) << shift;
        }
        return all;
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
