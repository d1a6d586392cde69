package io.lazyimg.jpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At full size samples are within one level of what libjpeg-turbo's accurate integers give. */
class SameAsLibjpegTurboTest {
    /** Says that three components are red, green and blue, so that they come out as they are. */
    private static final byte[] AS_THEY_ARE = new ByteList()
            .segment(0xEE, new ByteList().ascii("Adobe").u16(100, 0, 0).u8(0).toBytes())
            .toBytes();

    @TempDir
    private Path folder;

    /** A file of red, green and blue, whatever its components are. */
    private static byte[] asTheyAre(byte[] file) {
        byte[] ours = file.clone();
        if (ours[6] == 'J') {
            ours[6] = 'N'; // not JFIF
        }
        return new ByteList()
                .u8(0xFF, 0xD8)
                .bytes(AS_THEY_ARE)
                .bytes(Arrays.copyOfRange(ours, 2, ours.length))
                .toBytes();
    }

    private void assertAll(String what, byte[] file) throws IOException, InterruptedException {
        Samples expected = Djpeg.samples(file, folder);
        Frame frame = Decoded.frame(file);
        List<float[][]> decoded = Decoded.whole(file, 8, 8, 8);
        for (Frame.Component component : frame.components()) {
            int across = frame.maxAcross() / component.across();
            int down = frame.maxDown() / component.down();
            expected.assertNear(what, component.index(), decoded.get(component.index()), across, down);
        }
    }

    @Test
    void photographs() throws IOException, InterruptedException {
        Djpeg.need();
        for (Path photograph : Djpeg.photographs()) {
            assertAll(photograph.toString(), asTheyAre(Files.readAllBytes(photograph)));
        }
    }

    @Test
    void coloursOfEverySamplingThatThereIs() throws IOException, InterruptedException {
        Djpeg.need();
        for (int[] factors : new int[][] {{1, 1}, {2, 1}, {1, 2}, {2, 2}, {4, 1}, {1, 4}, {4, 2}}) {
            for (int quality : new int[] {30, 75, 100}) {
                Random random = new Random(quality);
                CodedPicture picture = Scenery.picture(200, 120, quality, factors[0], factors[1]);
                JpegWriter writer = new JpegWriter(picture, random).head(AS_THEY_ARE);
                writer = random.nextBoolean()
                        ? writer.sequential(Script.sequential(picture, random))
                        : writer.progressive(Script.progressive(picture, random));
                assertAll("quality " + quality + ", " + factors[0] + "x" + factors[1], writer.toBytes());
            }
        }
    }

    @Test
    void filesOfManyStructures() throws IOException, InterruptedException {
        Djpeg.need();
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            CodedPicture picture = Scenery.picture(
                    1 + random.nextInt(200),
                    1 + random.nextInt(200),
                    1 + random.nextInt(100),
                    1 + random.nextInt(2),
                    1);
            JpegWriter writer =
                    new JpegWriter(picture, random).head(AS_THEY_ARE).dirty().restarts(30);
            writer = random.nextBoolean()
                    ? writer.sequential(Script.sequential(picture, random)).quantLater()
                    : writer.progressive(Script.progressive(picture, random));
            assertAll("seed " + seed, writer.toBytes());
        }
    }
}
