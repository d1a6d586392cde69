package io.lazyimg.peers;

import java.nio.file.Path;

/**
 * A JPEG that all peers shrink.
 *
 * @param photograph what it shows, and how it was made
 * @param progressive or baseline; the two of one photograph have the same coefficients
 * @param file where it is
 * @param bytes its size
 * @param width upright
 * @param height upright
 * @param sampling of luma against chroma
 * @param enlarged whether it has more pixels than the photograph
 */
record Source(
        Photograph photograph,
        boolean progressive,
        Path file,
        long bytes,
        int width,
        int height,
        String sampling,
        boolean enlarged) {
    String kind() {
        return kind(progressive);
    }

    static String kind(boolean progressive) {
        return progressive ? "progressive" : "baseline";
    }

    boolean turned() {
        return photograph.recipe().turned();
    }

    double bitsPerPixel() {
        return 8.0 * bytes / width / height;
    }

    /** The height that a width leaves: rounded to nearest, as all peers round it. */
    int heightFor(int boxWidth) {
        return Math.max(1, (int) Math.round((double) height * boxWidth / width));
    }

    String title() {
        return "%s %s, %dx%d, %.1f MP, %.1f bits a pixel%s"
                .formatted(
                        photograph.title(),
                        kind(),
                        width,
                        height,
                        width * (height / 1e6),
                        bitsPerPixel(),
                        enlarged ? ", enlarged and grained" : "");
    }
}
