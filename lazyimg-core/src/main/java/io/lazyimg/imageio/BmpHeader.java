package io.lazyimg.imageio;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Exif;
import io.lazyimg.codec.Profile;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Region;
import io.lazyimg.image.ImageFormat;
import java.util.List;

/**
 * Reads a BMP's two headers.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/api/wingdi/ns-wingdi-bitmapv5header">BITMAPV5HEADER</a>
 */
final class BmpHeader {
    private static final int FILE_HEADER = 14;
    private static final int OS2_HEADER = 12;
    private static final int BI_RGB = 0;
    private static final int BI_JPEG = 4;
    private static final int BI_PNG = 5;
    private static final long FIXED_BYTES = 128 << 10;

    private BmpHeader() {}

    static Header read(byte[] bytes) {
        Bytes source = Bytes.littleEndian(bytes);
        boolean os2 = source.u32(FILE_HEADER) == OS2_HEADER;
        int width = os2 ? source.u16(18) : source.s32(18);
        int height = os2 ? source.u16(20) : Math.abs(source.s32(22));
        int depth = os2 ? source.u16(24) : source.u16(28);
        int compression = os2 ? BI_RGB : source.s32(30);
        if (compression == BI_JPEG || compression == BI_PNG || depth < 1 || depth > 32) {
            throw Refusal.notDecodable("the BMP has compression " + compression + " and " + depth + " bits a pixel");
        }
        long rowBytes = ((long) width * depth + 31) / 32 * 4;
        long data = source.u32(10);
        if (compression == BI_RGB && !source.holds(data, rowBytes * height)) {
            throw Refusal.notDecodable("the BMP is cut off: " + width + "x" + height + " pixels of " + depth
                    + " bits are not in its " + bytes.length + " bytes");
        }
        long decodeBytes = FIXED_BYTES
                + (long) width * height * Math.max(1, (depth + 7) / 8)
                + ReaderPixels.rowBytes(width)
                + 4 * rowBytes;
        Header.Pixels pixels = (rows, time) -> new ReaderPixels(
                        () -> new BMPImageReaderSpi().createReaderInstance(null),
                        Segments.of(List.of(source)),
                        new Region(0, 0, width, height),
                        width,
                        height)
                .deliver(rows, time);
        return new Header(
                ImageFormat.BMP, width, height, Exif.UPRIGHT, Samples.RGBA, Profile.NONE, decodeBytes, pixels);
    }
}
