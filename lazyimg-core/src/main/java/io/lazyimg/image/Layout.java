package io.lazyimg.image;

/**
 * A {@link Transform} worked out for one original, in whole pixels: the region of the original that is seen, the size
 * that it is resized to, and the canvas with the place of the resized region on it. All engines follow it, so that
 * they agree to the pixel. It never enlarges.
 *
 * @param cropX left edge of the region, in the upright original
 * @param cropY top edge of the region, in the upright original
 * @param cropWidth width of the region, at least 1
 * @param cropHeight height of the region, at least 1
 * @param width width that the region is resized to, at least 1
 * @param height height that the region is resized to, at least 1
 * @param canvasWidth width of the result
 * @param canvasHeight height of the result
 * @param x left edge of the resized region on the canvas
 * @param y top edge of the resized region on the canvas
 */
public record Layout(
        int cropX,
        int cropY,
        int cropWidth,
        int cropHeight,
        int width,
        int height,
        int canvasWidth,
        int canvasHeight,
        int x,
        int y) {

    /** Whether the canvas is larger than the image on it. */
    public boolean padded() {
        return canvasWidth != width || canvasHeight != height;
    }

    static Layout of(Transform box, int sourceWidth, int sourceHeight) {
        return switch (box.fit()) {
            case FIT -> {
                double scale = scale(box, sourceWidth, sourceHeight);
                int width = side(sourceWidth * scale);
                int height = side(sourceHeight * scale);
                yield new Layout(0, 0, sourceWidth, sourceHeight, width, height, width, height, 0, 0);
            }
            case PAD -> {
                double scale = scale(box, sourceWidth, sourceHeight);
                int width = Math.min(side(sourceWidth * scale), box.width());
                int height = Math.min(side(sourceHeight * scale), box.height());
                yield new Layout(
                        0,
                        0,
                        sourceWidth,
                        sourceHeight,
                        width,
                        height,
                        box.width(),
                        box.height(),
                        (box.width() - width) / 2,
                        (box.height() - height) / 2);
            }
            case FILL -> {
                double scale = Math.max((double) box.width() / sourceWidth, (double) box.height() / sourceHeight);
                int width = Math.min(side(box.width() / scale), sourceWidth);
                int height = Math.min(side(box.height() / scale), sourceHeight);
                yield new Layout(
                        Focus.begin(box.focus().x(), width, sourceWidth),
                        Focus.begin(box.focus().y(), height, sourceHeight),
                        width,
                        height,
                        box.width(),
                        box.height(),
                        box.width(),
                        box.height(),
                        0,
                        0);
            }
        };
    }

    private static double scale(Transform box, int sourceWidth, int sourceHeight) {
        double byWidth = box.width() == 0 ? 1 : (double) box.width() / sourceWidth;
        double byHeight = box.height() == 0 ? 1 : (double) box.height() / sourceHeight;
        return Math.min(1, Math.min(byWidth, byHeight));
    }

    static int side(double length) {
        return Math.max(1, (int) Math.round(length));
    }
}
