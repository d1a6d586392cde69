package io.lazyimg.jpeg;

import static io.lazyimg.jpeg.Attempt.assertDamaged;
import static io.lazyimg.jpeg.Attempt.assertPicture;
import static io.lazyimg.jpeg.ByHand.DHT;
import static io.lazyimg.jpeg.ByHand.DQT;
import static io.lazyimg.jpeg.ByHand.SOF0;
import static io.lazyimg.jpeg.ByHand.SOF2;
import static io.lazyimg.jpeg.ByHand.SOS;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Segments and data that contradict the format or each other. */
class BrokenStructureTest {
    private static final int EOI = 0xD9;

    private static byte[] ended(ByteList file) {
        return file.bytes(ByHand.end()).toBytes();
    }

    private static ByteList baseline() {
        return ByHand.upToScan(SOF0, 8, 8);
    }

    @Test
    void theFileThatTheOthersAreMadeOfIsAPicture() {
        assertPicture("baseline", ended(baseline().bytes(ByHand.scan(0x3F))));
        assertPicture(
                "progressive",
                ended(ByHand.upToScan(SOF2, 8, 8)
                        .segment(SOS, ByHand.band(0, 0, 0, 0))
                        .u8(0x7F)));
    }

    @Test
    void lengthsOfSegments() {
        assertDamaged("length 0", ended(ByHand.upToFrame().u8(0xFF, 0xFE, 0, 0)), "has 0 bytes");
        assertDamaged("length 1", ended(ByHand.upToFrame().u8(0xFF, 0xFE, 0, 1)), "has 1 bytes");
        assertDamaged(
                "beyond the file", ByHand.upToFrame().u8(0xFF, 0xFE, 0xFF, 0xFF).toBytes(), "cut off");
        assertDamaged("no length", ByHand.upToFrame().u8(0xFF, 0xFE, 0).toBytes(), "cut off");
        assertDamaged("a marker alone", ByHand.upToFrame().u8(0xFF).toBytes(), "cut off");
        for (int marker : new int[] {DQT, DHT}) {
            byte[] empty = ended(baseline().segment(marker, new byte[0]).bytes(ByHand.scan(0x3F)));
            assertPicture("no table in a segment", empty);
            byte[] cut = ended(baseline().segment(marker, new byte[] {0, 1, 2}).bytes(ByHand.scan(0x3F)));
            assertDamaged("half a table", cut, "is broken");
        }
        assertDamaged(
                "half a restart interval",
                ended(baseline().segment(0xDD, new byte[1]).bytes(ByHand.scan(0x3F))),
                "cut off");
    }

    @Test
    void frames() {
        ByteList none = ByHand.upToFrame();
        assertDamaged("no frame", ended(none.bytes(ByHand.scan(0x3F))), "no frame header");
        byte[] second = ByHand.frame(8, 8, 8, 0x11);
        assertDamaged("two frames", ended(baseline().segment(SOF0, second)), "two frame headers");
        assertDamaged("an empty frame", ended(ByHand.upToFrame().segment(SOF0, new byte[0])), "cut off");
        assertDamaged("no components", ended(ByHand.upToFrame().segment(SOF0, ByHand.frame(8, 8, 8))), "cut off");
        byte[] cut = {8, 0, 8, 0, 8, 3, 1, 0x11, 0, 2, 0x11, 0};
        assertDamaged("a component is missing", ended(ByHand.upToFrame().segment(SOF0, cut)), "cut off");
        assertDamaged("no width", ended(ByHand.upToScan(SOF0, 0, 8).bytes(ByHand.scan(0x3F))), "0x8");
        assertDamaged("no height", ended(ByHand.upToScan(SOF0, 8, 0).bytes(ByHand.scan(0x3F))), "no lines");
        for (int factors : new int[] {0x01, 0x10, 0x51, 0x15, 0xFF}) {
            byte[] frame = ByHand.frame(8, 8, 8, 0x11, factors, 0x11);
            assertDamaged("factors " + factors, ended(ByHand.upToFrame().segment(SOF0, frame)), "sampling factors");
        }
        byte[] twice = {8, 0, 8, 0, 8, 3, 1, 0x11, 0, 1, 0x11, 0, 2, 0x11, 0};
        assertDamaged("two of a name", ended(ByHand.upToFrame().segment(SOF0, twice)), "identifier 1");
        byte[] table = {8, 0, 8, 0, 8, 1, 1, 0x11, 4};
        assertDamaged("table 4", ended(ByHand.upToFrame().segment(SOF0, table)), "table 4");
    }

    @Test
    void scanHeaders() {
        byte[][] broken = {
            {},
            {0},
            {5, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 63, 0},
            {1, 1, 0},
            {1, 2, 0, 0, 63, 0},
            {2, 1, 0, 1, 0, 0, 63, 0},
            {1, 1, 0x40, 0, 63, 0},
            {1, 1, 0x04, 0, 63, 0},
            {1, 1, 0, 0, 62, 0},
            {1, 1, 0, 1, 63, 0},
            {1, 1, 0, 0, 63, 1}
        };
        for (int i = 0; i < broken.length; i++) {
            byte[] file = ended(baseline().segment(SOS, broken[i]).u8(0x3F));
            assertDamaged("scan header " + i, file, "scan");
        }
        int[][] bands = {{0, 1, 0, 0}, {5, 4, 0, 0}, {1, 64, 0, 0}, {1, 63, 0, 14}, {1, 63, 3, 1}, {1, 63, 1, 1}};
        for (int[] band : bands) {
            ByteList file = ByHand.upToScan(SOF2, 8, 8)
                    .segment(SOS, ByHand.band(0, 0, 0, 0))
                    .u8(0x7F);
            file.segment(SOS, ByHand.band(band[0], band[1], band[2], band[3])).u8(0x7F);
            assertDamaged("band of " + band[0] + " to " + band[1], ended(file), "a scan has coefficients");
        }
    }

    @Test
    void scansOutOfTurn() {
        assertDamaged("none", ended(baseline()), "before its first scan");
        byte[] scan = ByHand.scan(0x3F);
        byte[] first = ByHand.frame(8, 8, 8, 0x11, 0x11, 0x11);
        ByteList twice = ByHand.upToFrame()
                .segment(SOF0, first)
                .segment(DHT, ByHand.huffman(0, 0))
                .segment(DHT, ByHand.huffman(0x10, 0));
        assertDamaged("the same component twice", ended(twice.bytes(scan).bytes(scan)), "the same component");
        int[][][] orders = {
            {{1, 63, 0, 0}},
            {{0, 0, 1, 0}},
            {{0, 0, 0, 0}, {0, 0, 0, 0}},
            {{0, 0, 0, 1}, {0, 0, 1, 0}, {0, 0, 1, 0}},
            {{0, 0, 0, 0}, {1, 5, 0, 0}, {5, 6, 0, 0}},
            {{0, 0, 0, 0}, {1, 5, 0, 1}, {1, 6, 1, 0}}
        };
        for (int[][] order : orders) {
            ByteList file = ByHand.upToScan(SOF2, 8, 8);
            for (int[] one : order) {
                file.segment(SOS, ByHand.band(one[0], one[1], one[2], one[3])).u8(0x7F);
            }
            assertDamaged(order.length + " scans", ended(file), "out of turn");
        }
    }

    @Test
    void huffmanTables() {
        ByteList crowded = new ByteList().u8(0x10, 3).u8(new int[15]).u8(1, 2, 3);
        assertDamaged(
                "three codes of one bit",
                ended(baseline().segment(DHT, crowded.toBytes()).bytes(ByHand.scan(0x3F))),
                "too many codes of 1 bits");
        int[] all = new int[16];
        Arrays.fill(all, 255);
        ByteList many = new ByteList().u8(0x10).u8(all).u8(new int[16 * 255]);
        assertDamaged("4080 codes", ended(baseline().segment(DHT, many.toBytes())), "");
        ByteList number = new ByteList().bytes(ByHand.huffman(0x14, 0));
        assertDamaged(
                "table 4",
                ended(baseline().segment(DHT, number.toBytes()).bytes(ByHand.scan(0x3F))),
                "table is broken");
        ByteList none = new ByteList().u8(0x10).u8(new int[16]);
        assertDamaged(
                "no codes", ended(baseline().segment(DHT, none.toBytes()).bytes(ByHand.scan(0x3F))), "no such Huffman");
        byte[] wide = ByHand.huffman(0, 12);
        assertDamaged(
                "a difference of 12 bits",
                ended(baseline().segment(DHT, wide).bytes(ByHand.scan(0, 0, 0))),
                "no such Huffman");
        ByteList unset = ByHand.upToFrame().segment(SOF0, ByHand.frame(8, 8, 8, 0x11));
        assertDamaged("no tables", ended(unset.bytes(ByHand.scan(0x3F))), "no Huffman table 0");
        ByteList plain = new ByteList().u8(0xFF, 0xD8).segment(SOF0, ByHand.frame(8, 8, 8, 0x11));
        plain.segment(DHT, ByHand.huffman(0, 0)).segment(DHT, ByHand.huffman(0x10, 0));
        assertDamaged("no steps", ended(plain.bytes(ByHand.scan(0x3F))), "no quantisation table 0");
    }

    @Test
    void runsBeyondABlock() {
        byte[] sixteenZeros = ByHand.huffman(0x10, 0xF0);
        assertPicture(
                "four times sixteen, one less",
                ended(baseline()
                        .segment(
                                DHT,
                                new ByteList()
                                        .u8(0x10, 1, 1)
                                        .u8(new int[14])
                                        .u8(0xF0, 0xE1)
                                        .toBytes())
                        .bytes(ByHand.scan(0b00001011, 0xFF, 0))));
        assertDamaged(
                "five times sixteen",
                ended(baseline().segment(DHT, sixteenZeros).bytes(ByHand.scan(0, 0, 0))),
                "more than 64 coefficients");
        for (int k : new int[] {1, 49, 63}) {
            ByteList file = ByHand.upToScan(SOF2, 8, 8)
                    .segment(SOS, ByHand.band(0, 0, 0, 0))
                    .u8(0x7F);
            file.segment(DHT, ByHand.huffman(0x10, 0xF1))
                    .segment(SOS, ByHand.band(k, 63, 0, 0))
                    .u8(0, 0, 0, 0, 0, 0);
            assertDamaged("a run from " + k, ended(file), "beyond its band");
        }
    }

    @Test
    void anEndOfBandsBeyondThePicture() {
        ByteList file = ByHand.upToScan(SOF2, 8, 8)
                .segment(SOS, ByHand.band(0, 0, 0, 1))
                .u8(0x7F);
        file.segment(DHT, ByHand.huffman(0x10, 0xE0)); // 2^14 and 14 bits more
        file.segment(SOS, ByHand.band(1, 63, 0, 1)).u8(0x7F, 0xFE);
        file.segment(SOS, ByHand.band(0, 0, 1, 0)).u8(0x7F);
        file.segment(SOS, ByHand.band(1, 63, 1, 0)).u8(0x7F, 0xFE);
        assertPicture("32767 blocks of one", ended(file));
    }

    @Test
    void refinementsOfMoreThanABit() {
        ByteList file = ByHand.upToScan(SOF2, 8, 8)
                .segment(SOS, ByHand.band(0, 0, 0, 0))
                .u8(0x7F);
        file.segment(SOS, ByHand.band(1, 63, 0, 1)).u8(0x7F);
        file.segment(DHT, ByHand.huffman(0x10, 0x02));
        file.segment(SOS, ByHand.band(1, 63, 1, 0)).u8(0x7F);
        assertDamaged("two bits", ended(file), "more than a bit");
        ByteList full = ByHand.upToScan(SOF2, 8, 8)
                .segment(SOS, ByHand.band(0, 0, 0, 0))
                .u8(0x7F);
        full.segment(SOS, ByHand.band(1, 1, 0, 1)).u8(0x7F);
        full.segment(DHT, ByHand.huffman(0x10, 0x11));
        full.segment(SOS, ByHand.band(1, 1, 1, 0)).u8(0x3F);
        assertDamaged("beyond the band", ended(full), "beyond its band");
    }

    @Test
    void markersInTheData() {
        for (int marker = 0x01; marker <= 0xFE; marker++) {
            ByteList file =
                    ByHand.upToScan(SOF0, 80, 80).bytes(ByHand.scan(0, 0, 0, 0)).u8(0xFF, marker);
            assertDamaged("marker " + marker, ended(file.u8(0, 2).u8(new int[30])), "");
        }
        ByteList stuffed = ByHand.upToScan(SOF0, 8, 8);
        stuffed.segment(
                DHT,
                new ByteList()
                        .u8(0, 0, 0, 0, 0, 0, 0, 0, 255)
                        .u8(new int[8])
                        .u8(new int[255])
                        .toBytes());
        assertDamaged("the code of ones", ended(stuffed.bytes(ByHand.scan(0xFF, 0, 0xFF, 0))), "no such Huffman");
        assertPicture("fill bytes", ended(baseline().bytes(ByHand.scan(0x3F)).u8(0xFF, 0xFF, 0xFF)));
    }

    @Test
    void restartMarkers() {
        byte[] interval = {0, 1};
        ByteList file = ByHand.upToScan(SOF0, 24, 8).segment(0xDD, interval);
        int[][] data = {
            {0x3F, 0xFF, 0xD1, 0x3F, 0xFF, 0xD0, 0x3F},
            {0x3F, 0xFF, 0xD0, 0x3F, 0xFF, 0xD0, 0x3F},
            {0x3F, 0xFF, 0xD0, 0x3F},
            {0x3F, 0xFF, 0xD0, 0xFF, 0xD1, 0x3F},
            {0x03},
            {0x3F, 0xFF, 0xFE, 0x3F, 0xFF, 0xD0, 0x3F},
        };
        for (int i = 0; i < data.length; i++) {
            byte[] bytes = ended(new ByteList().bytes(file.toBytes()).bytes(ByHand.scan(data[i])));
            assertDamaged("restarts " + i, bytes, "");
        }
        int[] right = {0x3F, 0xFF, 0xFF, 0xD0, 0x3F, 0xFF, 0xD1, 0x3F};
        assertPicture("restarts", ended(new ByteList().bytes(file.toBytes()).bytes(ByHand.scan(right))));
    }

    @Test
    void endsTooEarly() {
        assertDamaged("an end before the data", ByHand.upToFrame().u8(0xFF, EOI).toBytes(), "before its first scan");
        assertDamaged("no data", ended(ByHand.upToScan(SOF0, 80, 80).bytes(ByHand.scan())), "cut off");
    }
}
