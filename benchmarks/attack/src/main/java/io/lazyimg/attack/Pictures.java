package io.lazyimg.attack;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** The originals of the attacked processor: photographs of a sort, and bombs. */
final class Pictures {
    /** How many photographs there are: {@code photos/p0.jpg} and so on. */
    static final int PHOTOS = 6;
    /** A picture whose derivatives are large files. */
    static final String LARGE = "photos/large.png";
    /** What does harm to who opens it. */
    static final String[] BOMBS = {
        "bombs/huge.png",
        "bombs/flat.png",
        "bombs/text.png",
        "bombs/flat.gif",
        "bombs/scans.jpg",
        "bombs/cut.jpg",
        "bombs/page.jpg"
    };

    /** A side just under the processor's limit of 50 million pixels. */
    private static final int LARGEST_SIDE = 7000;

    private Pictures() {}

    static void into(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("photos"));
        Files.createDirectories(folder.resolve("bombs"));
        for (int i = 0; i < PHOTOS; i++) {
            BufferedImage photo = scene(1600, 1200, i);
            write(photo, "jpg", i % 2 == 1, folder.resolve("photos/p" + i + ".jpg"));
        }
        write(noise(1600, 1200), "png", false, folder.resolve(LARGE));
        Files.write(folder.resolve(BOMBS[0]), png(65_000, 65_000, 64 << 20, 0));
        Files.write(folder.resolve(BOMBS[1]), png(LARGEST_SIDE, LARGEST_SIDE, (LARGEST_SIDE + 1) * LARGEST_SIDE, 0));
        Files.write(folder.resolve(BOMBS[2]), png(800, 600, 801 * 600, 64 << 20));
        BufferedImage flat = new BufferedImage(LARGEST_SIDE, LARGEST_SIDE, BufferedImage.TYPE_BYTE_GRAY);
        write(flat, "gif", false, folder.resolve(BOMBS[3]));
        write(flat, "jpg", true, folder.resolve(BOMBS[4]));
        byte[] whole = Files.readAllBytes(folder.resolve("photos/p0.jpg"));
        Files.write(folder.resolve(BOMBS[5]), Arrays.copyOf(whole, whole.length / 3));
        Files.writeString(folder.resolve(BOMBS[6]), "<html><script>alert(1)</script></html>");
    }

    private static BufferedImage scene(int width, int height, int seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            int side = 4 + random.nextInt(1 + 200000 / (i + 200));
            graphics.fillOval(random.nextInt(width), random.nextInt(height), side, side);
        }
        graphics.dispose();
        return image;
    }

    private static BufferedImage noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(9);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    private static void write(BufferedImage image, String format, boolean progressive, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format)
                .next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (progressive) {
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
    }

    /** A PNG of plain black, whose data and whose comment inflate to so many bytes. */
    private static byte[] png(int width, int height, int dataBytes, int commentBytes) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 0, 0, 0, 0});
        chunk(file, "IHDR", header.toByteArray());
        if (commentBytes > 0) {
            ByteArrayOutputStream comment = new ByteArrayOutputStream();
            comment.write("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1));
            comment.write(zeros(commentBytes));
            chunk(file, "zTXt", comment.toByteArray());
        }
        chunk(file, "IDAT", zeros(dataBytes));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(OutputStream file, String type, byte[] content) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.write(type.getBytes(StandardCharsets.ISO_8859_1));
        chunk.write(content);
        CRC32 sum = new CRC32();
        sum.update(chunk.toByteArray());
        DataOutputStream out = new DataOutputStream(file);
        out.writeInt(content.length);
        out.write(chunk.toByteArray());
        out.writeInt((int) sum.getValue());
    }

    private static byte[] zeros(int count) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
            byte[] block = new byte[64 * 1024];
            for (int left = count; left > 0; left -= block.length) {
                out.write(block, 0, Math.min(left, block.length));
            }
        }
        return packed.toByteArray();
    }
}
