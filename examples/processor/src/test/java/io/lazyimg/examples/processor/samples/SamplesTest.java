package io.lazyimg.examples.processor.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
    private static final HexFormat HEX = HexFormat.of();

    @TempDir
    static Path folder;

    @BeforeAll
    static void make() throws IOException {
        StringWriter told = new StringWriter();
        Samples.in(folder).makeMissing(new PrintWriter(told));
        assertThat(told.toString()).contains("making 5 sample pictures");
    }

    @Test
    void the_photographs_have_12_megapixels_and_more() throws IOException {
        assertThat(size("landscapes/dunes.jpg")).containsExactly(6000, 4000);
        assertThat(size("landscapes/mountain ridges.jpg")).containsExactly(5184, 3456);
        assertThat(size("garden/leaves.jpg")).containsExactly(4608, 3072);
        assertThat(size("town/houses_at_dusk.jpg")).containsExactly(4032, 3024);
    }

    @Test
    void the_photographs_begin_as_a_cameras_do() throws IOException {
        for (String key : List.of("landscapes/dunes.jpg", "landscapes/mountain ridges.jpg", "garden/leaves.jpg")) {
            String head = head(key);
            assertThat(head).startsWith("ffd8ffe1").contains(ascii("Exif\0\0MM"), orientation(1));
            assertThat(head).doesNotContain(ascii("JFIF"));
        }
    }

    @Test
    void the_houses_were_taken_upright_and_are_stored_lying() throws IOException {
        assertThat(head("town/houses_at_dusk.jpg")).contains(orientation(6));
        BufferedImage stored =
                ImageIO.read(folder.resolve("town/houses_at_dusk.jpg").toFile());
        int sky = stored.getRGB(20, 1500);
        int house = stored.getRGB(4000, 1500);
        assertThat(sky & 0xFF)
                .as("blue at the left, where the top of the scene lies")
                .isGreaterThan((sky >> 16) & 0xFF);
        assertThat(house).isNotEqualTo(sky);
    }

    @Test
    void colour_is_stored_at_half_the_resolution_and_one_photograph_is_progressive() throws IOException {
        // a frame header: 8 bits, height, width, three parts, the first of which is sampled twice as densely
        assertThat(head("landscapes/dunes.jpg")).contains("ffc00011080fa0177003012200021101031101");
        assertThat(head("landscapes/mountain ridges.jpg")).contains("ffc20011080d80144003012200021101031101");
    }

    @Test
    void the_glass_is_a_png_with_many_degrees_of_transparency() throws IOException {
        BufferedImage glass = ImageIO.read(folder.resolve("glass.png").toFile());

        int[] row = glass.getAlphaRaster().getPixels(0, 800, 2400, 1, (int[]) null);
        assertThat(Arrays.stream(row).distinct().count()).isGreaterThan(100);
        assertThat(glass.getRGB(1, 1) >>> 24).isZero();
    }

    @Test
    void what_is_there_is_left_alone_and_what_is_missing_is_made_again_the_same() throws IOException {
        byte[] glass = Files.readAllBytes(folder.resolve("glass.png"));
        Files.delete(folder.resolve("glass.png"));
        Path dunes = folder.resolve("landscapes/dunes.jpg");
        Object before = Files.readAttributes(dunes, "lastModifiedTime,fileKey,size");

        Samples.in(folder).makeMissing(new PrintWriter(new StringWriter()));

        assertThat(folder.resolve("glass.png")).hasBinaryContent(glass);
        assertThat(Files.readAttributes(dunes, "lastModifiedTime,fileKey,size")).isEqualTo(before);
        StringWriter told = new StringWriter();
        Samples.in(folder).makeMissing(new PrintWriter(told));
        assertThat(told.toString()).isEmpty();
    }

    @Test
    void no_draft_is_left() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allMatch(file -> !file.getFileName().toString().startsWith("."));
        }
    }

    private static int[] size(String key) throws IOException {
        try (FileImageInputStream in =
                new FileImageInputStream(folder.resolve(key).toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in, true, true);
            int[] size = {reader.getWidth(0), reader.getHeight(0)};
            reader.dispose();
            return size;
        }
    }

    private static String head(String key) throws IOException {
        try (var in = Files.newInputStream(folder.resolve(key))) {
            return HEX.formatHex(in.readNBytes(1024));
        }
    }

    private static String orientation(int value) {
        return "0112000300000001000" + value + "0000";
    }

    private static String ascii(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
