package io.lazyimg.examples.processor.samples;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The sample pictures, those first that take longest to make. */
enum Sample {
    LEAVES("garden/leaves.jpg") {
        @Override
        void write(OutputStream out) throws IOException {
            Encoding.jpeg(Film.drawn(Foliage::paint, 4608, 3072), false, 1, out);
        }
    },
    DUNES("landscapes/dunes.jpg") {
        @Override
        void write(OutputStream out) throws IOException {
            Encoding.jpeg(Film.of(new Ranges(6000, 4000, SAND), 6000, 4000), false, 1, out);
        }
    },
    RIDGES("landscapes/mountain ridges.jpg") {
        @Override
        void write(OutputStream out) throws IOException {
            Encoding.jpeg(Film.of(new Ranges(5184, 3456, ROCK), 5184, 3456), true, 1, out);
        }
    },
    HOUSES("town/houses_at_dusk.jpg") {
        @Override
        void write(OutputStream out) throws IOException {
            Encoding.jpeg(Film.lying(new Facade(3024, 4032), 3024, 4032), false, 6, out);
        }
    },
    BUBBLES("glass.png") {
        @Override
        void write(OutputStream out) throws IOException {
            BufferedImage image = new BufferedImage(2400, 1600, BufferedImage.TYPE_INT_ARGB);
            Graphics2D graphics = image.createGraphics();
            try {
                Bubbles.paint(graphics, 2400, 1600);
            } finally {
                graphics.dispose();
            }
            Encoding.png(image, out);
        }
    };

    private static final Ranges.Look SAND = new Ranges.Look(
            1,
            5,
            0.4f,
            2,
            0.26f,
            true,
            List.of(0x2f6fb0, 0x7fb0d6, 0xf3dcb8),
            List.of(0xd9a878, 0xa5806e),
            List.of(0xe89a4e, 0x6e3a1f));

    private static final Ranges.Look ROCK = new Ranges.Look(
            2,
            6,
            0.36f,
            8,
            0.36f,
            false,
            List.of(0x3f73b5, 0x9fc3e2, 0xf0e2d2),
            List.of(0xaebfd2, 0x8ea3bd),
            List.of(0x66803f, 0x17261a));

    private final String key;

    Sample(String key) {
        this.key = key;
    }

    /** Where it lies below the originals. */
    String key() {
        return key;
    }

    /** Makes the picture, the same at each call. */
    abstract void write(OutputStream out) throws IOException;
}
