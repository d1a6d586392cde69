package io.lazyimg.examples.processor.samples;

import java.util.List;

/** Ranges of hills, each in front of the one before, under a sky with clouds: gradients, sharp crests, fine texture. */
final class Ranges implements Scene {
    private final int width;
    private final int height;
    private final Look look;
    private final Noise noise;
    private final float[][] crests;
    private final Colour[] lit;
    private final Colour[] shaded;

    /**
     * What the hills look like.
     *
     * @param seed makes the same hills again
     * @param ranges how many there are
     * @param horizon where the farthest one begins, as a share of the height
     * @param roughness how many octaves their crests have
     * @param steepness how high they rise, as a share of the height
     * @param ripples whether wind has drawn ripples
     * @param sky colours from the top down to the horizon
     * @param far colours of the farthest range, in the light and in the shade
     * @param near colours of the nearest range, in the light and in the shade
     */
    record Look(
            long seed,
            int ranges,
            float horizon,
            int roughness,
            float steepness,
            boolean ripples,
            List<Integer> sky,
            List<Integer> far,
            List<Integer> near) {}

    Ranges(int width, int height, Look look) {
        this.width = width;
        this.height = height;
        this.look = look;
        this.noise = new Noise(look.seed());
        this.crests = new float[look.ranges()][width];
        this.lit = new Colour[look.ranges()];
        this.shaded = new Colour[look.ranges()];
        for (int range = 0; range < look.ranges(); range++) {
            float depth = range / (look.ranges() - 1f);
            lit[range] =
                    Colour.of(look.far().get(0)).towards(Colour.of(look.near().get(0)), depth);
            shaded[range] =
                    Colour.of(look.far().get(1)).towards(Colour.of(look.near().get(1)), depth);
            float base = look.horizon() + (1.02f - look.horizon()) * depth * depth * 0.8f;
            float swing = look.steepness() * (0.45f + depth * 0.55f);
            for (int x = 0; x < width; x++) {
                float across = x / (float) height * (2.6f - 1.5f * depth) + range * 31.7f;
                float rise = look.ripples()
                        ? noise.ridged(across * 0.8f, range * 7.1f, look.roughness())
                        : noise.fractal(across * 1.7f, range * 7.1f, look.roughness());
                crests[range][x] = height * (base - swing * (rise - 0.35f));
            }
        }
    }

    @Override
    public Colour at(int x, int y) {
        return from(look.ranges() - 1, x, y);
    }

    /** What is to be seen with only the ranges up to this one there; a crest runs through pixels, so it mixes two. */
    private Colour from(int nearest, int x, int y) {
        for (int range = nearest; range >= 0; range--) {
            float below = y - crests[range][x];
            if (below >= 1) {
                return ground(range, x, y, below);
            }
            if (below > 0) {
                return from(range - 1, x, y).towards(ground(range, x, y, below), below);
            }
        }
        return sky(x, y);
    }

    private Colour ground(int range, int x, int y, float below) {
        float depth = range / (look.ranges() - 1f);
        float across = x / (float) height * (2.6f - 1.5f * depth) + range * 31.7f;
        float down = below / height * (3.4f - 1.6f * depth);
        float light = look.ripples() ? sand(range, across, down, x, y, depth) : rock(range, across, down, x, y, depth);
        Colour haze = Colour.of(look.sky().get(look.sky().size() - 1));
        Colour surface = shaded[range].towards(lit[range], light);
        float mist = (1 - depth) * 0.5f * Math.min(1, down * 1.6f);
        return surface.towards(haze, mist);
    }

    /** Smooth flanks with one hard line between light and shade, and ripples across. */
    private float sand(int range, float across, float down, int x, int y, float depth) {
        float bend = noise.at(across * 2.1f + 3, down * 2.4f + range * 5.3f);
        float flank = noise.at(across * 1.3f + down * 1.9f + bend * 0.7f, range * 11.9f + down * 0.35f);
        float soft = (flank - 0.5f) * 1.1f + 0.5f;
        float light = flank > 0.52f ? 0.62f + soft * 0.5f : 0.1f + soft * 0.35f;
        float wave = (float) Math.sin(
                (down * (190 - 60 * depth) + bend * 9 + noise.at(across * 9, down * 30) * 3.4f) * (0.6f + depth));
        float grain = Noise.speckle(x, y, range) - 0.5f;
        return light
                + wave * 0.05f * depth
                + grain * 0.3f * (0.4f + depth)
                + (noise.at(x * 0.23f, y * 0.31f) - 0.5f) * 0.16f * depth;
    }

    /** Steep slopes with gullies, lit from the left. */
    private float rock(int range, float across, float down, int x, int y, float depth) {
        float scale = 7 + 6 * depth;
        float here = noise.ridged(across * scale, down * scale * 0.6f + range * 3.3f, 4);
        float aside = noise.ridged(across * scale + 0.06f, down * scale * 0.6f + range * 3.3f, 3);
        float fine = noise.fractal(x * 0.11f, y * 0.13f, 3) - 0.5f;
        float grain = Noise.speckle(x, y, range) - 0.5f;
        return 0.45f + (here - aside) * 1.9f + (here - 0.4f) * 0.5f + (fine * 0.75f + grain * 0.2f) * (0.2f + depth);
    }

    private Colour sky(int x, int y) {
        List<Integer> colours = look.sky();
        float way = Math.min(0.9999f, y / (height * (look.horizon() + 0.06f))) * (colours.size() - 1);
        int step = (int) way;
        Colour clear = Colour.of(colours.get(step)).towards(Colour.of(colours.get(step + 1)), way - step);
        float flat = y / (float) height;
        float cloud = noise.fractal(x / (float) height * 2.2f + flat * 0.9f, flat * 7 + 40, 6);
        float cover = Math.max(0, cloud - 0.5f) * 2.6f;
        float light = Noise.speckle(x, y, 99) - 0.5f;
        float sunX = (x - width * 0.72f) / height;
        float sunY = (y - height * (look.horizon() - 0.09f)) / height;
        float glow = 0.016f / (0.02f + sunX * sunX + sunY * sunY * 1.6f);
        return clear.towards(new Colour(255, 250, 242), cover * (0.5f + 0.4f * flat))
                .towards(new Colour(255, 244, 214), Math.min(0.92f, glow))
                .plus(light * 3);
    }
}
