package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import io.lazyimg.spi.TimeLimit;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a JPEG with the JDK's reader, which is shown the tables and the scans and nothing else: no thumbnail, no
 * profile, no marker that it would read in its own way. Three components or one come row by row; four come as a whole,
 * raw, since the reader does not convert them everywhere.
 */
final class JpegPixels implements Header.Pixels {
    private static final byte[] SOI = {(byte) 0xFF, (byte) 0xD8};

    private final JpegFrame frame;
    private final JpegFrame.Colour colour;
    private final Bytes source;
    private final List<Bytes> tables;
    private final long firstScan;

    JpegPixels(JpegFrame frame, JpegFrame.Colour colour, Bytes source, List<Bytes> tables, long firstScan) {
        this.frame = frame;
        this.colour = colour;
        this.source = source;
        this.tables = tables;
        this.firstScan = firstScan;
    }

    @Override
    public void deliver(Rows rows, TimeLimit time) throws IOException {
        ImageReader reader = Readers.jdkReader("jpeg");
        Damage damage = new Damage();
        try (Segments in = stream()) {
            in.limit(time);
            reader.addIIOReadWarningListener((from, warning) -> damage.hear(warning));
            reader.setInput(in, true, true);
            if (frame.components() == 4) {
                deliverRaw(reader.readRaster(0, null), rows);
            } else {
                ImageReadParam param = reader.getDefaultReadParam();
                BufferedImage sink = RowRaster.image(frame.width(), frame.height(), frame.components(), rows);
                param.setDestination(sink);
                reader.read(0, param);
            }
        } finally {
            reader.dispose();
        }
        damage.refuse();
    }

    private void deliverRaw(Raster raster, Rows rows) {
        byte[] row = new byte[4 * frame.width()];
        int[] samples = new int[row.length];
        int flip = colour.inverted() ? 255 : 0;
        int flipColour = colour.samples() == Samples.YCCK ? 0 : flip;
        for (int y = 0; y < frame.height(); y++) {
            raster.getPixels(0, y, frame.width(), 1, samples);
            for (int i = 0; i < row.length; i++) {
                row[i] = (byte) (samples[i] ^ ((i & 3) == 3 ? flip : flipColour));
            }
            rows.row(y, row, 0);
        }
    }

    private Segments stream() {
        List<Bytes> parts = new ArrayList<>();
        parts.add(Bytes.bigEndian(SOI));
        if (colour.adobeTransform() != JpegFrame.NO_ADOBE) {
            parts.add(Bytes.bigEndian(adobe(colour.adobeTransform())));
        }
        parts.addAll(tables);
        parts.add(source.slice(firstScan, JpegScans.end(source, firstScan) - firstScan));
        return Segments.of(parts);
    }

    private static byte[] adobe(int transform) {
        return new byte[] {
            (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform
        };
    }

    /** Hears libjpeg's warnings: it tells only the first one, and goes on whatever it meets. */
    private static final class Damage {
        private @Nullable String warning;

        void hear(String message) {
            String lower = message.toLowerCase(Locale.ROOT);
            boolean harmful = lower.contains("premature end")
                    || lower.contains("truncated")
                    || lower.contains("huffman")
                    || lower.contains("instead of rst")
                    || lower.contains("progression");
            if (harmful && warning == null) {
                warning = message;
            }
        }

        void refuse() {
            if (warning != null) {
                throw Refusal.notDecodable("the JPEG is damaged: " + warning);
            }
        }
    }
}
