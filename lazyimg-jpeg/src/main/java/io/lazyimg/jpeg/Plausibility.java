package io.lazyimg.jpeg;

import javax.imageio.IIOException;

/** Tells a file that claims more than its bytes can hold, before any memory is taken for it. */
final class Plausibility {
    private Plausibility() {}

    /**
     * Checks the blocks that a view needs. In a sequential file each has two Huffman codes, or more; in a progressive one,
     * one in the first scan.
     *
     * @param length of the file, in bytes
     */
    static void check(Frame frame, int length, View view) throws IIOException {
        long blocks = 0;
        for (Frame.Component component : frame.components()) {
            double lines = view.bottom() * component.down() / frame.maxDown();
            long rows = (long) Math.min(lines, frame.height(component)) / 8;
            blocks += rows * Frame.ceil(frame.width(component), 8);
        }
        long bits = blocks * (frame.progressive() ? 1 : 2);
        if (bits > 8L * length) {
            throw new IIOException("the JPEG is damaged: it says that it is " + frame.width() + "x" + frame.height()
                    + " pixels, and has " + length + " bytes, too few for " + blocks + " blocks of them");
        }
    }
}
