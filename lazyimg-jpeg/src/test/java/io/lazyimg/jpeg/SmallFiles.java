package io.lazyimg.jpeg;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A file of every structure, of some hundred bytes each. */
final class SmallFiles {
    /** An order of scans for three components, with refinements. */
    static final List<ScanPlan> SCANS = List.of(
            new ScanPlan(List.of(0, 1, 2), 0, 0, 0, 1),
            new ScanPlan(List.of(0), 1, 5, 0, 2),
            new ScanPlan(List.of(2), 1, 63, 0, 1),
            new ScanPlan(List.of(1), 1, 63, 0, 1),
            new ScanPlan(List.of(0), 6, 63, 0, 2),
            new ScanPlan(List.of(0), 1, 63, 2, 1),
            new ScanPlan(List.of(0, 1, 2), 0, 0, 1, 0),
            new ScanPlan(List.of(2), 1, 63, 1, 0),
            new ScanPlan(List.of(1), 1, 63, 1, 0),
            new ScanPlan(List.of(0), 1, 63, 1, 0));

    private SmallFiles() {}

    /** Without anything that is not needed, so that each of its bytes matters. */
    static byte[] baseline() {
        Random random = new Random(3);
        CodedPicture picture = thin(random, 3);
        return new JpegWriter(picture, random)
                .sequential(List.of(ScanPlan.sequential(0, 1, 2)))
                .toBytes();
    }

    static byte[] progressive() {
        Random random = new Random(4);
        CodedPicture picture = thin(random, 3);
        return new JpegWriter(picture, random).progressive(SCANS).toBytes();
    }

    /** One of each kind, by what it is. */
    static Map<String, byte[]> all() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("baseline", baseline());
        files.put("progressive", progressive());
        Random random = new Random(5);
        CodedPicture gray = thin(random, 1);
        files.put("gray", new JpegWriter(gray, random).toBytes());
        files.put(
                "gray with lines later",
                new JpegWriter(gray, random).linesLater().toBytes());
        CodedPicture picture = thin(random, 3);
        files.put("restarts", new JpegWriter(picture, random).restarts(2).toBytes());
        files.put(
                "one scan each",
                new JpegWriter(picture, random)
                        .sequential(List.of(ScanPlan.sequential(1), ScanPlan.sequential(0), ScanPlan.sequential(2)))
                        .quantLater()
                        .dirty()
                        .toBytes());
        files.put(
                "progressive restarts",
                new JpegWriter(picture, random)
                        .progressive(SCANS)
                        .restarts(3)
                        .dirty()
                        .endless()
                        .toBytes());
        files.put(
                "metadata",
                new JpegWriter(thin(random, 3), random)
                        .head(new ByteList()
                                .segment(
                                        0xEE,
                                        new ByteList()
                                                .ascii("Adobe")
                                                .u16(100, 0, 0)
                                                .u8(0)
                                                .toBytes())
                                .segment(0xE1, exif(6))
                                .segment(
                                        0xE2,
                                        new ByteList()
                                                .ascii("ICC_PROFILE\0")
                                                .u8(1, 1)
                                                .u8(new int[130])
                                                .toBytes())
                                .toBytes())
                        .toBytes());
        return files;
    }

    private static byte[] exif(int orientation) {
        return new ByteList()
                .ascii("Exif\0\0MM\0*")
                .u16(0, 8, 1, 0x0112, 3, 0, 1, orientation, 0, 0, 0)
                .toBytes();
    }

    /** A picture with little in it. */
    private static CodedPicture thin(Random random, int components) {
        CodedPicture picture;
        do {
            picture = new RandomPicture(random)
                    .components(components)
                    .side(34)
                    .interleavable()
                    .make();
        } while (picture.width() < 17 || picture.height() < 17 || ones(picture) > 400 || ones(picture) < 50);
        return picture;
    }

    private static long ones(CodedPicture picture) {
        return picture.parts().stream()
                .flatMap(part -> Arrays.stream(part.blocks()))
                .flatMap(Arrays::stream)
                .flatMapToInt(Arrays::stream)
                .filter(value -> value != 0)
                .count();
    }
}
