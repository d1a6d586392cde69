package io.lazyimg.jpeg;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes a picture's coefficients as a file of any structure; where there is a choice, as the dice say. */
final class JpegWriter {
    private final CodedPicture picture;
    private final Random random;
    private int frameMarker = 0xC0;
    private List<ScanPlan> scans;
    private int mostRestart;
    private boolean dirty;
    private boolean linesLater;
    private boolean endless;
    private boolean quantLater;
    private byte[] tail = new byte[0];
    private byte[] head = new byte[0];

    private final ByteList out = new ByteList();

    JpegWriter(CodedPicture picture, Random random) {
        this.picture = picture;
        this.random = random;
        this.scans = Script.sequential(picture, random);
    }

    /** All coefficients of components at once. */
    JpegWriter sequential(List<ScanPlan> script) {
        frameMarker = random.nextBoolean() ? 0xC0 : 0xC1;
        scans = script;
        return this;
    }

    JpegWriter progressive(List<ScanPlan> script) {
        frameMarker = 0xC2;
        scans = script;
        return this;
    }

    /** With a restart interval of its own for each scan, none or up to so many units. */
    JpegWriter restarts(int most) {
        mostRestart = most;
        return this;
    }

    /** With fill bytes before markers, and comments and application segments among the others. */
    JpegWriter dirty() {
        dirty = true;
        return this;
    }

    /** With a height of 0 in the frame header, and a DNL segment behind the first scan. */
    JpegWriter linesLater() {
        linesLater = true;
        return this;
    }

    /** Without an end-of-image marker. */
    JpegWriter endless() {
        endless = true;
        return this;
    }

    /** With quantisation tables right before the first scan that uses them, under numbers that others use again. */
    JpegWriter quantLater() {
        quantLater = true;
        return this;
    }

    /** With bytes behind the end. */
    JpegWriter tail(byte[] bytes) {
        tail = bytes;
        return this;
    }

    /** With segments before all others. */
    JpegWriter head(byte[] segments) {
        head = segments;
        return this;
    }

    byte[] toBytes() {
        out.u8(0xFF, 0xD8).bytes(head);
        if (!quantLater) {
            for (int c = 0; c < picture.parts().size(); c++) {
                quant(c);
            }
        }
        frame();
        Set<Integer> begun = new TreeSet<>();
        for (int i = 0; i < scans.size(); i++) {
            ScanPlan scan = scans.get(i);
            for (int component : scan.components()) {
                if (begun.add(component) && quantLater) {
                    quant(component);
                }
            }
            scan(scan);
            if (i == 0 && linesLater) {
                marker(0xDC); // directly behind the data
                out.u16(4, picture.height());
            }
        }
        if (!endless) {
            marker(0xD9);
        }
        return out.bytes(tail).toBytes();
    }

    private void marker(int marker) {
        out.u8(0xFF);
        while (dirty && random.nextInt(3) == 0) {
            out.u8(0xFF);
        }
        out.u8(marker);
    }

    private void segment(int marker, byte[] content) {
        if (dirty && random.nextBoolean()) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            for (int i = 0; i < noise.length; i++) {
                noise[i] = random.nextInt(4) == 0 ? (byte) 0xFF : noise[i];
            }
            marker(random.nextBoolean() ? 0xFE : 0xE3 + random.nextInt(11));
            out.u16(noise.length + 2).bytes(noise);
        }
        marker(marker);
        out.u16(content.length + 2).bytes(content);
    }

    private int quantNumber(int component) {
        if (!quantLater) {
            return component;
        }
        return scans.stream()
                .filter(scan -> scan.components().contains(component))
                .mapToInt(scan -> scan.components().indexOf(component))
                .findFirst()
                .orElseThrow();
    }

    private void quant(int component) {
        int[] steps = picture.parts().get(component).quant();
        boolean wide = Arrays.stream(steps).anyMatch(step -> step > 255) || (dirty && random.nextBoolean());
        ByteList content = new ByteList().u8((wide ? 0x10 : 0) | quantNumber(component));
        for (int step : steps) {
            content = wide ? content.u16(step) : content.u8(step);
        }
        segment(0xDB, content.toBytes());
    }

    private void frame() {
        ByteList content = new ByteList()
                .u8(8)
                .u16(linesLater ? 0 : picture.height(), picture.width())
                .u8(picture.parts().size());
        for (int c = 0; c < picture.parts().size(); c++) {
            CodedPicture.Part part = picture.parts().get(c);
            content.u8(part.id(), part.across() << 4 | part.down(), quantNumber(c));
        }
        segment(frameMarker, content.toBytes());
    }

    private void scan(ScanPlan scan) {
        int restart = random.nextInt(mostRestart + 1);
        if (mostRestart > 0) {
            segment(0xDD, new ByteList().u16(restart).toBytes());
        }
        int count = scan.components().size();
        int[] dcTables = random.ints(count, 0, 4).toArray();
        int[] acTables = random.ints(count, 0, 4).toArray();
        List<Token> tokens = scan.tokens(picture, frameMarker == 0xC2, dcTables, acTables, restart);
        HuffmanCode[] codes = codes(tokens);
        ByteList content = new ByteList().u8(count);
        for (int i = 0; i < count; i++) {
            CodedPicture.Part part = picture.parts().get(scan.components().get(i));
            content.u8(part.id(), dcTables[i] << 4 | acTables[i]);
        }
        content.u8(scan.first(), scan.last(), scan.high() << 4 | scan.low());
        segment(0xDA, content.toBytes());
        data(tokens, codes);
    }

    /** Codes for the symbols that occur, and for some that do not. */
    private HuffmanCode[] codes(List<Token> tokens) {
        Map<Integer, Set<Integer>> symbols = new TreeMap<>();
        for (Token token : tokens) {
            if (token.table() >= 0) {
                symbols.computeIfAbsent(token.table(), table -> new TreeSet<>()).add(token.symbol());
            }
        }
        boolean together = random.nextBoolean();
        ByteList all = new ByteList();
        HuffmanCode[] codes = new HuffmanCode[2 * Token.AC];
        symbols.forEach((table, used) -> {
            int most = table < Token.AC ? 12 : 160;
            random.ints(random.nextInt(4), 0, most).forEach(used::add);
            HuffmanCode code = HuffmanCode.random(used, random);
            codes[table] = code;
            byte[] definition = code.definition(table / Token.AC, table % Token.AC);
            if (together) {
                all.bytes(definition);
            } else {
                segment(0xC4, definition);
            }
        });
        if (all.size() > 0) {
            segment(0xC4, all.toBytes());
        }
        return codes;
    }

    private void data(List<Token> tokens, HuffmanCode[] codes) {
        BitSink bits = new BitSink(out);
        for (Token token : tokens) {
            if (token.table() == Token.RESTART) {
                bits.fill();
                marker(0xD0 + token.symbol());
                continue;
            }
            if (token.table() >= 0) {
                codes[token.table()].put(token.symbol(), bits);
            }
            bits.put(token.bits(), token.count());
        }
        bits.fill();
    }
}
