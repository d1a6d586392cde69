package io.lazyimg.vips;

import static io.lazyimg.vips.HeifFile.box;
import static io.lazyimg.vips.HeifFile.bytes;
import static io.lazyimg.vips.HeifFile.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeifHeaderTest {
    private static final int RED = 0xE00000;
    private static final int BLUE = 0x0000E0;
    /** The sRGB colour of 0xB46E46 in Display P3, by the matrices of both. */
    private static final int P3_BROWN = 0xBF6A3D;

    private HeifFile.Picture picture;

    @BeforeEach
    void aPictureRedAboveAndBlueBelow() {
        NeedsVips.vips();
        picture = HeifFile.Picture.of(avif(64, 128, RED, BLUE));
    }

    private static byte[] avif(int width, int height, int above, int below) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 2 * y < height ? above : below);
            }
        }
        return Codecs.avif(Codecs.png(image));
    }

    private static ResizeJob job(byte[] file) {
        return new ResizeJob(file, Transform.fit(500, 500).as(ImageFormat.PNG), 80, 0, 50_000_000, 50_000_000);
    }

    private static BufferedImage resized(byte[] file) throws IOException {
        byte[] png = new VipsResizer().resize(job(file)).content();
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static void assertColour(BufferedImage image, int x, int y, int expected) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertThat(image.getRGB(x, y) >> shift & 0xFF)
                    .as("%06x at %d,%d instead of %06x", image.getRGB(x, y) & 0xFFFFFF, x, y, expected)
                    .isCloseTo(expected >> shift & 0xFF, within(6));
        }
    }

    private static void assertSize(BufferedImage image, int width, int height) {
        assertThat(image.getWidth() + "x" + image.getHeight()).isEqualTo(width + "x" + height);
    }

    /** By the header alone: libvips does not get to see it. */
    private static void assertRefused(byte[] file, String why) {
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> new VipsResizer().plan(job(file)))
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_DECODABLE));
    }

    @Test
    void aPlainFileIsReadAsItIs() throws IOException {
        BufferedImage image = resized(new HeifFile().picture(1, picture).toBytes());

        assertSize(image, 64, 128);
        assertColour(image, 30, 20, RED);
        assertColour(image, 30, 100, BLUE);
    }

    @Test
    void aTurnIsMadeOnce() throws IOException {
        // anticlockwise, so that what was above is on the left
        BufferedImage image = resized(
                new HeifFile().picture(1, picture, box("irot", bytes(1))).toBytes());

        assertSize(image, 128, 64);
        assertColour(image, 20, 30, RED);
        assertColour(image, 100, 30, BLUE);
    }

    @Test
    void aMirrorIsMadeOnce() throws IOException {
        BufferedImage image = resized(
                new HeifFile().picture(1, picture, box("imir", bytes(0))).toBytes());
        BufferedImage other = resized(
                new HeifFile().picture(1, picture, box("imir", bytes(1))).toBytes());

        assertThat(image.getRGB(30, 20)).isNotEqualTo(other.getRGB(30, 20));
        assertSize(image, 64, 128);
    }

    @Test
    void whatIsCutOffIsNotSeen() throws IOException {
        byte[] clap = box("clap", numbers(64, 1, 32, 1, 0, 1, -48, 1));
        BufferedImage image = resized(new HeifFile().picture(1, picture, clap).toBytes());

        assertSize(image, 64, 32);
        assertColour(image, 30, 16, RED);
    }

    @Test
    void tilesAreOnePicture() throws IOException {
        HeifFile.Picture other = HeifFile.Picture.of(avif(64, 128, BLUE, RED));
        byte[] file = new HeifFile()
                .item(1, "grid", HeifFile.grid(2, 1, 120, 128), HeifFile.size(120, 128))
                .picture(2, picture)
                .picture(3, other)
                .link("dimg", 1, 2, 3)
                .toBytes();

        BufferedImage image = resized(file);

        assertSize(image, 120, 128);
        assertColour(image, 30, 20, RED);
        assertColour(image, 90, 20, BLUE);
    }

    @Test
    void coloursOfDisplayP3BecomeThoseOfSrgb() throws IOException {
        HeifFile.Picture brown = HeifFile.Picture.of(avif(64, 64, 0xB46E46, 0xB46E46));
        byte[] file = new HeifFile().picture(1, brown, HeifFile.colours(12, 13)).toBytes();

        assertColour(resized(file), 30, 30, P3_BROWN);
        assertColour(
                resized(new HeifFile()
                        .picture(1, brown, HeifFile.colours(1, 13))
                        .toBytes()),
                30,
                30,
                0xB46E46);
    }

    @Test
    void coloursThatWouldComeOutWrongAreRefused() {
        assertRefused(
                new HeifFile().picture(1, picture, HeifFile.colours(9, 16)).toBytes(), "HDR");
        assertRefused(
                new HeifFile().picture(1, picture, HeifFile.colours(9, 18)).toBytes(), "HDR");
        assertRefused(new HeifFile().picture(1, picture, HeifFile.colours(9, 1)).toBytes(), "wide");
        assertRefused(
                new HeifFile()
                        .picture(1, picture)
                        .picture(2, picture)
                        .link("prem", 1, 2)
                        .toBytes(),
                "multiplied by its transparency");
    }

    @Test
    void aSizeOtherThanThatOfTheDataIsRefused() {
        byte[] configuration = box("av1C", picture.configuration());
        for (int[] size : new int[][] {{640, 128}, {64, 64}, {1, 1}, {65_536, 65_536}}) {
            assertRefused(
                    new HeifFile()
                            .item(1, "av01", picture.data(), HeifFile.size(size[0], size[1]), configuration)
                            .toBytes(),
                    "the file says " + size[0] + "x" + size[1] + " pixels, and its data 64x128");
        }
        assertRefused(
                new HeifFile()
                        .item(1, "av01", picture.data(), HeifFile.size(0, 128), configuration)
                        .toBytes(),
                "0x128");
        assertRefused(
                new HeifFile()
                        .item(1, "av01", picture.data(), HeifFile.size(-1, -1), configuration)
                        .toBytes(),
                "4294967295x4294967295");
    }

    @Test
    void aGridThatIsNotMadeOfItsTilesIsRefused() {
        assertRefused(grid(HeifFile.grid(2, 1, 65_000, 65_000), 128, 128, 2), "and its grid of tiles 65000x65000");
        assertRefused(grid(HeifFile.grid(2, 1, 128, 128), 128, 128, 3), "2x1 tiles has 3");
        assertRefused(grid(HeifFile.grid(3, 1, 128, 128), 128, 128, 3), "does not make 128x128");
        assertRefused(grid(HeifFile.grid(2, 1, 129, 128), 129, 128, 2), "does not make 129x128");
        byte[] nested = new HeifFile()
                .item(1, "grid", HeifFile.grid(1, 1, 64, 128), HeifFile.size(64, 128))
                .item(2, "grid", HeifFile.grid(1, 1, 64, 128), HeifFile.size(64, 128))
                .link("dimg", 1, 2)
                .link("dimg", 2, 1)
                .toBytes();
        assertRefused(nested, "'grid'");
    }

    private byte[] grid(byte[] data, int width, int height, int tiles) {
        int[] all = new int[tiles];
        Arrays.fill(all, 2);
        return new HeifFile()
                .item(1, "grid", data, HeifFile.size(width, height))
                .picture(2, picture)
                .link("dimg", 1, all)
                .toBytes();
    }

    @Test
    void dataOfSeveralPicturesAreRefused() {
        byte[] twice = Arrays.copyOf(picture.data(), 2 * picture.data().length);
        System.arraycopy(picture.data(), 0, twice, picture.data().length, picture.data().length);
        HeifFile.Picture film = new HeifFile.Picture(64, 128, picture.configuration(), twice);

        assertRefused(new HeifFile().picture(1, film).toBytes(), "have 2 pictures");
        HeifFile.Picture none = new HeifFile.Picture(64, 128, picture.configuration(), new byte[0]);
        assertRefused(new HeifFile().picture(1, none).toBytes(), "have 0 pictures");
    }

    @Test
    void tablesThatReadersMayReadDifferentlyAreRefused() {
        assertRefused(new HeifFile().picture(1, picture, HeifFile.size(64, 128)).toBytes(), "several boxes 'ispe'");
        assertRefused(
                new HeifFile().picture(1, picture).toBytes(box("pitm", bytes(0, 0, 0, 0, 0, 1))),
                "several boxes 'pitm'");
        assertRefused(new HeifFile().picture(1, picture).picture(1, picture).toBytes(), "in a table twice");
        assertRefused(new HeifFile().picture(1, picture).pieces(2).toBytes(), "not in one piece");
        HeifFile.Picture large =
                new HeifFile.Picture(64, 128, picture.configuration(), Arrays.copyOf(picture.data(), 10_000));
        assertRefused(new HeifFile().picture(1, large).pieces(32).toBytes(), "more bytes than the file");
        assertRefused(new HeifFile().picture(1, picture).pieces(33).toBytes(), "33 pieces");
    }

    @Test
    void filesOfTooManyPartsAreRefused() {
        byte[] many = new byte[8 * 5000];
        byte[] free = box("free");
        for (int i = 0; i < many.length; i += free.length) {
            System.arraycopy(free, 0, many, i, free.length);
        }
        assertRefused(new HeifFile().picture(1, picture).toBytes(many), "more than 4096 boxes");
    }

    private HeifFile pictures(int count) {
        HeifFile file = new HeifFile();
        for (int i = 1; i <= count; i++) {
            file.picture(i, picture);
        }
        return file;
    }

    @Test
    void anAuxiliaryOfAnAuxiliaryIsRefused() {
        HeifFile circle = pictures(3).link("auxl", 2, 1).link("auxl", 2, 3).link("auxl", 3, 2);
        assertRefused(circle.toBytes(), "is an auxiliary picture and has one itself");
        assertRefused(pictures(2).link("auxl", 1, 1).toBytes(), "item 1 is an auxiliary picture and has one itself");
        HeifFile elsewhere = pictures(4).link("auxl", 3, 2).link("auxl", 4, 3);
        assertRefused(elsewhere.toBytes(), "item 3 is an auxiliary picture and has one itself");
    }

    @Test
    void anAuxiliaryThatIsDecodedTwiceIsRefused() {
        HeifFile twice = pictures(2).link("auxl", 2, 1).link("auxl", 2, 1);
        assertRefused(twice.toBytes(), "item 2 stands in several places");
    }

    @Test
    void aGridThatBelongsToATileIsRefused() {
        byte[] grid = HeifFile.grid(1, 1, 64, 128);
        byte[] size = HeifFile.size(64, 128);
        HeifFile own = new HeifFile().item(1, "grid", grid, size).picture(2, picture);
        assertRefused(own.link("dimg", 1, 2).link("auxl", 1, 2).toBytes(), "belongs to a tile");
        HeifFile other =
                new HeifFile().item(1, "grid", grid, size).picture(2, picture).item(3, "grid", grid, size);
        assertRefused(
                other.link("dimg", 1, 2).link("dimg", 3, 2).link("auxl", 3, 2).toBytes(), "belongs to a tile");
    }

    @Test
    void auxiliariesOfOtherKindsAreRefusedByName() {
        for (String type : new String[] {"iovl", "iden", "jpeg", "mime"}) {
            byte[] file = pictures(1)
                    .item(2, type, new byte[40], HeifFile.size(64, 128))
                    .link("auxl", 2, 1)
                    .toBytes();
            assertRefused(file, "auxiliary picture of a kind that is not read: '" + type + "'");
        }
        HeifFile overlay = pictures(1).item(2, "iovl", new byte[40], HeifFile.size(64, 128));
        assertRefused(overlay.link("dimg", 2, 1).toBytes(), "made of others that is not read: 'iovl'");
    }

    @Test
    void metadataAreReadUnlessTheyAreCompressed() throws IOException {
        byte[] plain = pictures(1).metadata(2, "", new byte[1000]).toBytes();
        assertSize(resized(plain), 64, 128);
        for (String encoding : new String[] {"deflate", "compress_zlib", "br", "?"}) {
            assertRefused(
                    pictures(1).metadata(2, encoding, new byte[40]).toBytes(), "metadata of item 2 are compressed");
        }
    }

    @Test
    void bytesOfMetadataArePlannedTwice() {
        byte[] without = pictures(1).metadata(2, "", new byte[0]).toBytes();
        byte[] with = pictures(1).metadata(2, "", new byte[1000]).toBytes();

        assertThat(Original.read(ImageFormat.AVIF, with).decodedBytes())
                .isEqualTo(Original.read(ImageFormat.AVIF, without).decodedBytes() + 2000);
    }

    @Test
    void propertiesAndConfigurationsAreBoundOverTheWholeFile() {
        HeifFile.Picture large =
                new HeifFile.Picture(64, 128, Arrays.copyOf(picture.configuration(), 600_000), picture.data());
        HeifFile two = new HeifFile().picture(1, large).picture(2, large).link("auxl", 2, 1);
        assertRefused(two.toBytes(), "bytes of configuration");

        HeifFile many = pictures(1);
        byte[][] own = new byte[255][];
        Arrays.fill(own, box("free"));
        for (int i = 2; i <= 80; i++) {
            many.item(i, "mime", new byte[1], own);
        }
        assertRefused(many.toBytes(), "more than 20000 properties");
    }

    @Test
    void otherKindsOfPicturesAreRefusedByName() {
        assertRefused(
                new HeifFile()
                        .item(1, "iovl", new byte[40], HeifFile.size(64, 128))
                        .toBytes(),
                "'iovl'");
        assertRefused(new HeifFile().picture(2, picture).toBytes(), "no box 'ispe'");
    }
}
