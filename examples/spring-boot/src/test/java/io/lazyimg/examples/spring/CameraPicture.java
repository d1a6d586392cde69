package io.lazyimg.examples.spring;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/**
 * A picture as a camera that was held upright stores it: lying on its side, with a note in EXIF (orientation 6) that it
 * has to be turned clockwise. Upright its quarters are red, green, then yellow, blue below.
 */
final class CameraPicture {
    static final int RED = 0xD02020;
    static final int GREEN = 0x20A040;
    static final int YELLOW = 0xD0C020;
    static final int BLUE = 0x2040C0;

    private CameraPicture() {}

    /** Upright {@code width} x {@code height} pixels. */
    static byte[] jpeg(int width, int height) {
        BufferedImage lying = new BufferedImage(/* width= */ height, /* height= */ width, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // turned counter-clockwise: what is right comes to lie above
                lying.setRGB(y, width - 1 - x, quarter(2 * x >= width, 2 * y >= height));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(lying, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return turnedClockwise(bytes.toByteArray());
    }

    static int quarter(boolean right, boolean low) {
        return low ? (right ? BLUE : YELLOW) : (right ? GREEN : RED);
    }

    /** Puts an APP1 segment with one entry, 0x0112 Orientation = 6, behind the start of the file. */
    private static byte[] turnedClockwise(byte[] jpeg) {
        String exif = "FFE1 0022 457869660000" // segment of 34 bytes, Exif
                + "4D4D 002A 00000008" // TIFF, big-endian, first directory at 8
                + "0001 0112 0003 00000001 00060000" // one entry: orientation, one SHORT, 6
                + "00000000"; // no further directory
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg, 0, 2);
        file.writeBytes(HexFormat.of().parseHex(exif.replace(" ", "")));
        file.write(jpeg, 2, jpeg.length - 2);
        return file.toByteArray();
    }
}
