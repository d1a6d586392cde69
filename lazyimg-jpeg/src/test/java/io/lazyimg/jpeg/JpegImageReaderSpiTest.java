package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.Transform;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.spi.ResizeJob;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How ImageIO finds the reader, and that it does so only where it should. */
class JpegImageReaderSpiTest {
    private final JpegImageReaderSpi spi = new JpegImageReaderSpi();

    @AfterEach
    void leaveTheRegistryAsItWas() {
        JpegImageReaderSpi.defer();
    }

    private static byte[] jpeg() throws IOException {
        return JdkJpeg.of(JdkJpeg.waves(60, 40));
    }

    private static ImageInputStream stream(byte[] bytes) {
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
    }

    private static List<Class<?>> readers(Iterator<ImageReader> readers) {
        Iterable<ImageReader> all = () -> readers;
        return StreamSupport.stream(all.spliterator(), false)
                .<Class<?>>map(Object::getClass)
                .toList();
    }

    private static List<Class<?>> readersOf(byte[] jpeg) throws IOException {
        return readers(ImageIO.getImageReaders(stream(jpeg)));
    }

    private static boolean isOfJdk(Class<?> reader) {
        return reader.getModule().equals(ImageIO.class.getModule());
    }

    @Test
    void itIsFoundByNameSuffixAndType() {
        assertThat(readers(ImageIO.getImageReadersByFormatName("lazyimg-jpeg"))).containsExactly(JpegImageReader.class);
        assertThat(readers(ImageIO.getImageReadersByFormatName("jpeg"))).contains(JpegImageReader.class);
        assertThat(readers(ImageIO.getImageReadersBySuffix("jpg"))).contains(JpegImageReader.class);
        assertThat(readers(ImageIO.getImageReadersByMIMEType("image/jpeg"))).contains(JpegImageReader.class);
    }

    @Test
    void theJdkStaysFirst() throws IOException {
        assertThat(readersOf(jpeg())).first().matches(JpegImageReaderSpiTest::isOfJdk);
        assertThat(readersOf(jpeg())).last().isEqualTo(JpegImageReader.class);
        assertThat(readers(ImageIO.getImageReadersByFormatName("jpeg")))
                .first()
                .matches(JpegImageReaderSpiTest::isOfJdk);
    }

    @Test
    void theOrderDoesNotHangOnThatOfTheClassPath() throws IOException {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        ImageReaderSpi first = ImageIO.getImageReaders(stream(jpeg())).next().getOriginatingProvider();
        ImageReaderSpi own = registry.getServiceProviderByClass(JpegImageReaderSpi.class);

        assertThat(registry.setOrdering(ImageReaderSpi.class, first, own))
                .as("whether it was not yet so")
                .isFalse();
    }

    @Test
    void theJdkStaysFirstWhenPlugInsAreLookedForAgain() throws IOException {
        ImageIO.scanForPlugins();

        assertThat(readersOf(jpeg())).first().matches(JpegImageReaderSpiTest::isOfJdk);
    }

    @Test
    void aHostMayPreferIt() throws IOException {
        JpegImageReaderSpi.prefer();

        assertThat(readersOf(jpeg())).first().isEqualTo(JpegImageReader.class);
        assertThat(readers(ImageIO.getImageReadersByFormatName("jpeg"))).first().isEqualTo(JpegImageReader.class);
        ImageIO.scanForPlugins();
        assertThat(readersOf(jpeg())).first().isEqualTo(JpegImageReader.class);
        JpegImageReaderSpi.defer();
        assertThat(readersOf(jpeg())).first().matches(JpegImageReaderSpiTest::isOfJdk);
    }

    @Test
    void whereItIsPreferredImageIoReadsWithItAndTheJdkReadsTheRest() throws IOException {
        byte[] jpeg = jpeg();
        BufferedImage own = Reads.read(jpeg);
        JpegImageReaderSpi.prefer();

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(jpeg));

        assertThat(Reads.Difference.of(read, own).most()).isZero();
        assertThat(readersOf(JdkJpeg.fourComponents(16, 16))).isNotEmpty().allMatch(JpegImageReaderSpiTest::isOfJdk);
    }

    @Test
    void theDefaultEngineKeepsTheReaderOfTheJdk() throws IOException {
        ResizeJob job = new ResizeJob(jpeg(), Transform.fit(60, 40), 90, 0xFFFFFF, 10_000, 10_000);
        byte[] before = new ImageIoResizer().resize(job).content();

        JpegImageReaderSpi.prefer();

        assertThat(new ImageIoResizer().resize(job).content()).isEqualTo(before);
    }

    @Test
    void aStreamIsLeftWhereItWas() throws IOException {
        byte[] jpeg = jpeg();
        byte[] shifted = new byte[jpeg.length + 7];
        System.arraycopy(jpeg, 0, shifted, 7, jpeg.length);
        ImageInputStream stream = stream(shifted);
        stream.seek(7);

        assertThat(spi.canDecodeInput(stream)).isTrue();
        assertThat(stream.getStreamPosition()).isEqualTo(7);
        ImageReader reader = spi.createReaderInstance();
        reader.setInput(stream);
        assertThat(Reads.Difference.of(reader.read(0), Reads.read(jpeg)).most()).isZero();
    }

    @Test
    void othersMayReadTheStreamInBetween() throws IOException {
        byte[] jpeg = JdkJpeg.of(JdkJpeg.waves(1000, 700));
        assertThat(jpeg.length).isGreaterThan(80_000);
        ImageInputStream stream = stream(jpeg);
        ImageReader reader = spi.createReaderInstance();
        reader.setInput(stream);

        assertThat(reader.getWidth(0)).isEqualTo(1000);
        stream.seek(0);
        ImageIO.getImageReaders(stream).forEachRemaining(other -> {});
        stream.seek(7);

        assertThat(Reads.Difference.of(reader.read(0), Reads.read(jpeg)).most()).isZero();
    }

    @Test
    void onlyTheHeadIsReadForSizeAndMetadata() throws IOException {
        Counted stream = new Counted(Arrays.copyOf(jpeg(), 1 << 20));
        ImageReader reader = spi.createReaderInstance();
        reader.setInput(stream);

        assertThat(reader.getWidth(0)).isEqualTo(60);
        assertThat(reader.getImageMetadata(0)).isNotNull();
        assertThat(stream.most).isLessThanOrEqualTo(64 << 10);
    }

    @Test
    void whatItDoesNotReadIsNotDecodable() throws IOException {
        byte[] jpeg = jpeg();

        assertThat(spi.canDecodeInput(stream(JdkJpeg.fourComponents(16, 16)))).isFalse();
        assertThat(spi.canDecodeInput(stream(new byte[0]))).isFalse();
        assertThat(spi.canDecodeInput(stream(new byte[] {(byte) 0xFF}))).isFalse();
        assertThat(spi.canDecodeInput(stream("\211PNG and more".getBytes(StandardCharsets.ISO_8859_1))))
                .isFalse();
        assertThat(spi.canDecodeInput(stream(Arrays.copyOf(jpeg, 100)))).isFalse();
        assertThat(spi.canDecodeInput(jpeg)).isFalse();
    }

    @Test
    void manyMetadataBeforeThePictureDoNotMatter() throws IOException {
        byte[] jpeg = jpeg();
        for (int i = 0; i < 20; i++) {
            jpeg = JdkJpeg.with(jpeg, 0xE1, new byte[60_000]);
        }
        ImageInputStream stream = stream(jpeg);

        assertThat(spi.canDecodeInput(stream)).isTrue();
        assertThat(stream.getStreamPosition()).isZero();
        assertThat(Reads.reader(jpeg).getWidth(0)).isEqualTo(60);
    }

    /** Counts what is read of it. */
    private static final class Counted extends MemoryCacheImageInputStream {
        private long most;

        Counted(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            int got = super.read(b, off, len);
            most = Math.max(most, getStreamPosition());
            return got;
        }
    }

    @Test
    void noMoreThanTheHeadOfAStreamIsReadToTell() throws IOException {
        byte[] endless = new byte[20 << 20];
        endless[0] = (byte) 0xFF;
        endless[1] = (byte) 0xD8;
        Counted metadata = new Counted(endless);
        Counted picture = new Counted(Arrays.copyOf(jpeg(), 1 << 20));

        assertThat(spi.canDecodeInput(metadata)).isFalse();
        assertThat(metadata.most).isLessThanOrEqualTo(4 << 20);
        assertThat(spi.canDecodeInput(picture)).isTrue();
        assertThat(picture.most).isLessThanOrEqualTo(64 << 10);
    }

    @Test
    void theNameOfTheReaderClassIsTrue() {
        assertThat(spi.getPluginClassName())
                .isEqualTo(spi.createReaderInstance(null).getClass().getName());
        assertThat(spi.isOwnReader(spi.createReaderInstance(null))).isTrue();
        assertThat(spi).isInstanceOf(ImageReaderSpi.class);
    }
}
