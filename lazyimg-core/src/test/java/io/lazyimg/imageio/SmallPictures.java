package io.lazyimg.imageio;

import io.lazyimg.spi.TimeLimit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** What a search for bytes that break the engine begins with: files of every format, as other writers make them. */
final class SmallPictures {
    private static final int WIDTH = 23;
    private static final int HEIGHT = 17;

    private SmallPictures() {}

    /** Whole files, each of them cut off, and nothing at all. */
    static Stream<byte[]> all() {
        List<byte[]> files = new ArrayList<>();
        int[] types = {
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_BYTE_BINARY,
            BufferedImage.TYPE_USHORT_GRAY,
        };
        for (int type : types) {
            for (String format : new String[] {"jpg", "png", "gif", "bmp", "tiff", "webp"}) {
                files.addAll(written(picture(type), format));
            }
        }
        files.add(jpegWithOrientation(files.get(0)));
        files.add(extendedWebp());
        files.add(animatedGif());
        files.add(animatedWebp());
        return Stream.concat(
                Stream.of(new byte[0]),
                files.stream().flatMap(file -> Stream.of(file, Arrays.copyOf(file, file.length * 2 / 3))));
    }

    /** An EXIF block that says nothing but how a picture is turned. */
    static byte[] exif(int orientation, ByteOrder order) {
        ByteBuffer exif =
                ByteBuffer.allocate(32).order(ByteOrder.BIG_ENDIAN).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
        exif.order(order).putShort((short) 42).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return exif.array();
    }

    private static BufferedImage picture(int type) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, type);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                picture.setRGB(
                        x, y, (x + y) % 7 == 0 ? 0x40102030 : 0xFF000000 + 0xB0000 * x + 0xF00 * y + x * y % 256);
            }
        }
        return picture;
    }

    /** In each of the ways in which the format is compressed, of which some do not take every picture. */
    private static List<byte[]> written(BufferedImage picture, String format) {
        List<byte[]> files = new ArrayList<>();
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            ImageWriteParam plain = writer.getDefaultWriteParam();
            files.addAll(written(writer, picture, plain));
            if (plain.canWriteProgressive()) {
                ImageWriteParam progressive = writer.getDefaultWriteParam();
                progressive.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
                files.addAll(written(writer, picture, progressive));
            }
            if (plain.canWriteCompressed() && plain.getCompressionTypes() != null) {
                for (String type : plain.getCompressionTypes()) {
                    ImageWriteParam compressed = writer.getDefaultWriteParam();
                    compressed.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                    compressed.setCompressionType(type);
                    files.addAll(written(writer, picture, compressed));
                }
            }
            writer.dispose();
        }
        return files;
    }

    private static List<byte[]> written(ImageWriter writer, BufferedImage picture, ImageWriteParam param) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return List.of(); // no such picture in such a file
        } finally {
            writer.reset();
        }
        return List.of(bytes.toByteArray());
    }

    private static byte[] jpegWithOrientation(byte[] jpeg) {
        byte[] exif = exif(6, ByteOrder.LITTLE_ENDIAN);
        return ByteBuffer.allocate(jpeg.length + exif.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] extendedWebp() {
        byte[] still = written(picture(BufferedImage.TYPE_INT_RGB), "webp").get(0);
        byte[] exif = exif(8, ByteOrder.BIG_ENDIAN);
        int size = 4 + 18 + still.length - 12 + 8 + exif.length;
        return ByteBuffer.allocate(8 + size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(size)
                .put(ascii("WEBPVP8X"))
                .putInt(10)
                .putInt(8)
                .put(new byte[] {WIDTH - 1, 0, 0, HEIGHT - 1, 0, 0})
                .put(still, 12, still.length - 12)
                .put(ascii("EXIF"))
                .putInt(exif.length)
                .put(exif)
                .array();
    }

    private static byte[] animatedGif() {
        try {
            GifFrames gif = new GifFrames(3, TimeLimit.none());
            for (int i = 0; i < 3; i++) {
                int shade = 0x101010 * i;
                int[] pixels = new int[WIDTH * HEIGHT];
                Arrays.setAll(pixels, at -> at % 5 == 0 ? 0 : 0xFF000000 | ((at % 9 * 0x1C0700) ^ shade));
                gif.frame(new Picture(WIDTH, HEIGHT, pixels, true), 100 * i);
            }
            return gif.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] animatedWebp() {
        byte[] still = written(picture(BufferedImage.TYPE_INT_ARGB), "webp").get(0);
        int frame = 16 + still.length - 12;
        int size = 4 + 18 + 14 + 2 * (8 + frame);
        ByteBuffer file = ByteBuffer.allocate(8 + size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(size)
                .put(ascii("WEBPVP8X"))
                .putInt(10)
                .putInt(0x12)
                .put(new byte[] {WIDTH + 1, 0, 0, HEIGHT + 1, 0, 0})
                .put(ascii("ANIM"))
                .putInt(6)
                .put(new byte[] {0, 0, 0, 0, 2, 0});
        for (int i = 0; i < 2; i++) {
            file.put(ascii("ANMF"))
                    .putInt(frame)
                    .put(new byte[] {(byte) i, 0, 0, (byte) i, 0, 0, WIDTH - 1, 0, 0, HEIGHT - 1, 0, 0, 100, 0, 0})
                    .put((byte) (i + 1))
                    .put(still, 12, still.length - 12);
        }
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
