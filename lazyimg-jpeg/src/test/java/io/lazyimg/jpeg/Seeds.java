package io.lazyimg.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a search for bytes that break something begins with. */
final class Seeds {
    private Seeds() {}

    /** Files of every structure, files that are cut off, and the crafted ones of tests. */
    static Stream<byte[]> all() {
        List<byte[]> seeds = new ArrayList<>();
        for (byte[] file : SmallFiles.all().values()) {
            seeds.add(file);
            seeds.add(Arrays.copyOf(file, file.length * 3 / 4));
        }
        seeds.add(ByHand.upToScan(ByHand.SOF0, 8, 8)
                .bytes(ByHand.scan(0x3F))
                .bytes(ByHand.end())
                .toBytes());
        ByteList progressive = ByHand.upToScan(ByHand.SOF2, 16, 8)
                .segment(ByHand.SOS, ByHand.band(0, 0, 0, 1))
                .u8(0x3F);
        progressive.segment(ByHand.SOS, ByHand.band(1, 63, 0, 1)).u8(0x3F);
        progressive.segment(ByHand.SOS, ByHand.band(0, 0, 1, 0)).u8(0x3F);
        progressive.segment(ByHand.SOS, ByHand.band(1, 63, 1, 0)).u8(0x3F);
        seeds.add(progressive.bytes(ByHand.end()).toBytes());
        seeds.add(new byte[0]);
        return seeds.stream();
    }
}
