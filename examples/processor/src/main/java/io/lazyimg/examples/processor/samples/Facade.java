package io.lazyimg.examples.processor.samples;

/** House fronts at dusk, some windows lit: straight hard edges, small repeated detail, brick. */
final class Facade implements Scene {
    private static final Colour SKY_HIGH = Colour.of(0x24395f);
    private static final Colour SKY_LOW = Colour.of(0xe9a27b);
    private static final Colour MORTAR = Colour.of(0x8d7a70);
    private static final Colour[] BRICKS = {Colour.of(0x8f4a36), Colour.of(0x5d6470), Colour.of(0xa5835f)};
    private static final Colour FRAME = Colour.of(0xe6e0d4);
    private static final Colour LIT = Colour.of(0xffd27a);
    private static final Colour PANE = Colour.of(0x26303d);

    private final int width;
    private final int height;
    private final Noise noise = new Noise(3);
    private final float[] edges = {0, 0.31f, 0.7f, 1.01f};
    private final float[] roofs = {0.3f, 0.13f, 0.38f};
    private final int[] columns = {3, 4, 3};

    Facade(int width, int height) {
        this.width = width;
        this.height = height;
    }

    @Override
    public Colour at(int x, int y) {
        float grain = (Noise.speckle(x, y, 5) - 0.5f) * 7;
        float across = x / (float) width;
        for (int house = 0; house < roofs.length; house++) {
            if (across >= edges[house] && across < edges[house + 1]) {
                float top = roofs[house] * height;
                return y < top
                        ? sky(x, y).plus(grain * 0.5f)
                        : house(house, x, y, top).plus(grain);
            }
        }
        return sky(x, y);
    }

    private Colour sky(int x, int y) {
        float down = y / (float) height;
        float cloud = noise.fractal(x / (float) width * 2.4f, down * 8, 6);
        return SKY_HIGH.towards(SKY_LOW, down * 2.3f).towards(Colour.of(0xf6c9a8), Math.max(0, cloud - 0.48f) * 2.6f);
    }

    private Colour house(int house, int x, int y, float top) {
        float left = edges[house] * width;
        float wide = (edges[house + 1] - edges[house]) * width / columns[house];
        float high = wide * 1.32f;
        float below = y - top - height * 0.028f;
        if (below < 0) {
            return cornice(x, y - top);
        }
        int column = (int) ((x - left) / wide);
        int floor = (int) (below / high);
        float inX = (x - left) / wide - column;
        float inY = below / high - floor;
        float shade = 0.72f + 0.36f * (x - left) / (wide * columns[house]) - 0.25f * y / height;
        if (inX > 0.24f && inX < 0.76f && inY > 0.2f && inY < 0.8f) {
            return window(house * 100 + column * 10 + floor, (inX - 0.24f) / 0.52f, (inY - 0.2f) / 0.6f);
        }
        boolean sill = inX > 0.2f && inX < 0.8f && inY >= 0.8f && inY < 0.845f;
        boolean shadow = inX > 0.2f && inX < 0.8f && inY >= 0.845f && inY < 0.875f;
        Colour wall = sill ? FRAME.times(0.9f) : brick(house, x, y);
        return wall.times(shadow ? shade * 0.6f : shade);
    }

    private Colour cornice(int x, float below) {
        float step = below / (height * 0.028f) * 4;
        float tone = 0.55f + 0.12f * ((int) step & 1) + 0.05f * noise.at(x * 0.02f, below * 0.3f);
        return FRAME.times(tone);
    }

    private Colour brick(int house, int x, int y) {
        int row = Math.floorDiv(y, 22);
        int shifted = x + (row & 1) * 29;
        int column = Math.floorDiv(shifted, 58);
        boolean joint = y - row * 22 < 3 || shifted - column * 58 < 3;
        float rough = noise.fractal(x * 0.21f, y * 0.23f, 2) - 0.5f;
        float weather = noise.fractal(x * 0.0021f, y * 0.0035f, 4) - 0.5f;
        Colour base = joint ? MORTAR : BRICKS[house].times(0.84f + 0.34f * Noise.speckle(column, row, house));
        return base.times(1 + rough * 0.4f + weather * 0.5f);
    }

    private Colour window(int number, float x, float y) {
        boolean frame = x < 0.06f || x > 0.94f || y < 0.05f || y > 0.95f;
        boolean bar = Math.abs(x - 0.5f) < 0.025f || Math.abs(y - 0.38f) < 0.018f;
        if (frame || bar) {
            return FRAME.times(frame ? 0.82f : 0.74f);
        }
        if (Noise.speckle(number, 7, 11) < 0.4f) {
            float curtain = Math.abs(x - 0.5f) > 0.3f ? 0.72f + 0.12f * (float) Math.sin(x * 170) : 1;
            return LIT.times(curtain * (1.08f - 0.35f * y)).towards(Colour.of(0xfff3cf), 0.5f - y);
        }
        float mirrored = noise.fractal(x * 2 + number, y * 1.6f - x, 4);
        return PANE.towards(SKY_LOW, Math.max(0, mirrored - 0.42f) * 1.5f).towards(SKY_HIGH, 0.25f * (1 - y));
    }
}
