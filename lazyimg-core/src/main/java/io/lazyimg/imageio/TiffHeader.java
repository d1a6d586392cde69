package io.lazyimg.imageio;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Exif;
import io.lazyimg.codec.Profile;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Region;
import io.lazyimg.codec.Size;
import io.lazyimg.image.ImageFormat;

/**
 * Reads the first directory of a TIFF, the only one that is shown.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, 2 and 8</a>
 */
final class TiffHeader {
    private static final int WHITE_IS_ZERO = 0;
    private static final int YCBCR = 6;
    private static final int CMYK = 5;
    private static final int TRANSPARENCY_MASK = 4;
    private static final int UNCOMPRESSED = 1;
    private static final int UNSIGNED = 1;
    private static final int MAX_SAMPLES = 8;
    /** Tiles may be larger than a small picture, up to this side. */
    private static final int MAX_SPARE_TILE = 4096;

    private static final long FIXED_BYTES = 2 << 20;

    private TiffHeader() {}

    static Header read(byte[] bytes) {
        TiffDirectory directory = TiffDirectory.first(bytes);
        int width = size(directory, TiffDirectory.WIDTH);
        int height = size(directory, TiffDirectory.HEIGHT);
        int photometric = (int) directory.number(TiffDirectory.PHOTOMETRIC, -1);
        if (photometric < WHITE_IS_ZERO || photometric > YCBCR || photometric == TRANSPARENCY_MASK) {
            throw Refusal.notDecodable("the TIFF has photometric interpretation " + photometric);
        }
        long compression = directory.number(TiffDirectory.COMPRESSION, 1);
        if (compression == TiffJpeg.OLD_COMPRESSION) {
            throw Refusal.notDecodable("the TIFF has compression 6, JPEG of the old kind, which is not read");
        }
        Size block = block(directory, width, height);
        int perPixel = samples(directory);
        int bits = bits(directory, perPixel);
        TiffBlocks blocks =
                TiffBlocks.read(directory, new Size(width, height), block, perPixel, compression != UNCOMPRESSED);
        long pixelBytes = perPixel * Math.max(1L, bits / 8L);
        long decodeBytes = FIXED_BYTES
                + blocks.bytes()
                + (long) width * height * pixelBytes
                + 2L * block.width() * block.height() * pixelBytes
                + ReaderPixels.rowBytes(width);
        int orientation = Exif.valid(directory.number(TiffDirectory.ORIENTATION, Exif.UPRIGHT));
        Bytes icc = directory.content(TiffDirectory.ICC_PROFILE);
        Header.Pixels pixels = (rows, time) -> {
            if (compression == TiffJpeg.COMPRESSION) {
                TiffJpeg.check(directory, blocks);
            }
            new ReaderPixels(
                            () -> new TIFFImageReaderSpi().createReaderInstance(null),
                            directory.file(),
                            new Region(0, 0, width, height),
                            width,
                            height)
                    .deliver(rows, time);
        };
        return new Header(
                ImageFormat.TIFF,
                width,
                height,
                orientation,
                photometric == CMYK ? Samples.CMYK : Samples.RGBA,
                icc == null ? Profile.NONE : Profile.of(icc),
                decodeBytes,
                pixels);
    }

    private static int size(TiffDirectory directory, int tag) {
        long size = directory.number(tag, 0);
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw Refusal.notDecodable("the TIFF has a side of " + size + " pixels");
        }
        return (int) size;
    }

    private static int samples(TiffDirectory directory) {
        long samples = directory.number(TiffDirectory.SAMPLES_PER_PIXEL, 1);
        if (samples < 1 || samples > MAX_SAMPLES) {
            throw Refusal.notDecodable(
                    "the TIFF has " + samples + " samples a pixel; 1 to " + MAX_SAMPLES + " are read");
        }
        return (int) samples;
    }

    private static int bits(TiffDirectory directory, int samples) {
        long bits = directory.number(TiffDirectory.BITS_PER_SAMPLE, 1);
        if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16) {
            throw Refusal.notDecodable("the TIFF has " + bits + " bits a sample; 1, 2, 4, 8 and 16 are read");
        }
        long format = directory.number(TiffDirectory.SAMPLE_FORMAT, UNSIGNED);
        if (format != UNSIGNED) {
            throw Refusal.notDecodable("the TIFF has sample format " + format + "; only unsigned integers are read");
        }
        if (samples > 1 && bits < 8) {
            throw Refusal.notDecodable("the TIFF has " + samples + " samples of " + bits + " bits");
        }
        return (int) bits;
    }

    /** The size of a strip or tile: the reader holds one as a whole. */
    private static Size block(TiffDirectory directory, int width, int height) {
        long across = directory.number(TiffDirectory.TILE_WIDTH, 0);
        long down = directory.number(TiffDirectory.TILE_HEIGHT, 0);
        if (across == 0 || down == 0) {
            across = width;
            down = Math.min(height, directory.number(TiffDirectory.ROWS_PER_STRIP, height));
        }
        if (across > Math.max(width, MAX_SPARE_TILE) || down > Math.max(height, MAX_SPARE_TILE)) {
            throw Refusal.notDecodable(
                    "the TIFF of " + width + "x" + height + " pixels has tiles of " + across + "x" + down);
        }
        return new Size((int) across, (int) down);
    }
}
