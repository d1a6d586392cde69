package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about the plug-in: its lines are these. */
class ImageIoPageTest {
    private File file;

    @BeforeEach
    void makeAFile(@TempDir Path folder) throws IOException {
        file = Files.write(folder.resolve("a.jpg"), JdkJpeg.of(JdkJpeg.waves(1333, 801)))
                .toFile();
    }

    @AfterEach
    void leaveTheRegistryAsItWas() {
        JpegImageReaderSpi.defer();
    }

    private BufferedImage inAWidth() throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("lazyimg-jpeg").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file)) {
            reader.setInput(in);
            int height = Math.max(1, 600 * reader.getHeight(0) / reader.getWidth(0));
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceRenderSize(new Dimension(600, height));
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    @Test
    void aPictureOfAnySize() throws IOException {
        BufferedImage picture = inAWidth();

        assertThat(picture.getWidth() + "x" + picture.getHeight()).isEqualTo("600x360");
    }

    @Test
    void subsampling() throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("lazyimg-jpeg").next();
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(8, 8, 0, 0);

        try (ImageInputStream in = ImageIO.createImageInputStream(file)) {
            reader.setInput(in);
            assertThat(reader.read(0, param).getWidth()).isEqualTo(167);
        }
    }

    @Test
    void forAllOfAProgram() throws IOException {
        JpegImageReaderSpi.prefer();
        BufferedImage picture = ImageIO.read(file);

        BufferedImage own = Reads.read(Files.readAllBytes(file.toPath()));
        assertThat(Reads.Difference.of(picture, own).most()).isZero();
    }

    @Test
    void outOfTheRegistry() {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        registry.deregisterServiceProvider(
                registry.getServiceProviderByClass(JpegImageReaderSpi.class), ImageReaderSpi.class);

        assertThat(ImageIO.getImageReadersByFormatName("lazyimg-jpeg")).isExhausted();
        JpegImageReaderSpi.prefer();
        assertThat(ImageIO.getImageReadersByFormatName("lazyimg-jpeg")).hasNext();
    }

    @Test
    void thePageShowsTheseVeryLines() throws IOException {
        String page = Files.readString(Path.of("../docs/imageio.md"));
        String source = flat(Files.readString(Path.of("src/test/java/io/lazyimg/jpeg/ImageIoPageTest.java")));
        List<String> shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult block) -> flat(block.group(1)))
                .toList();

        assertThat(shown).hasSize(4).allSatisfy(block -> assertThat(source).contains(block));
    }

    private static String flat(String lines) {
        return lines.replaceAll("(?m)^ +", "");
    }
}
