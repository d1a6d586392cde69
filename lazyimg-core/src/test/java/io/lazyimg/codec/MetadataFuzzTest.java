package io.lazyimg.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lazyimg.spi.TimeLimit;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What stands beside the pixels of a file never breaks a picture, whatever it is. Of themselves these tests take the
 * seeds; with {@code JAZZER_FUZZ=1} one of them searches on from there.
 */
class MetadataFuzzTest {
    static Stream<byte[]> blocks() {
        return Stream.of(
                new byte[0],
                exif("Exif\0\0MM", ByteOrder.BIG_ENDIAN, 3, 6),
                exif("Exif\0\0II", ByteOrder.LITTLE_ENDIAN, 3, 8),
                exif("MM", ByteOrder.BIG_ENDIAN, 4, 3),
                exif("II", ByteOrder.LITTLE_ENDIAN, 4, 9));
    }

    private static byte[] exif(String start, ByteOrder order, int type, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(40)
                .put(start.getBytes(StandardCharsets.US_ASCII))
                .order(order);
        exif.putShort((short) 42).putInt(8).putShort((short) 2);
        exif.putShort((short) 0x0100).putShort((short) 3).putInt(1).putInt(0);
        exif.putShort((short) 0x0112).putShort((short) type);
        return Arrays.copyOf(exif.putInt(orientation).array(), 44);
    }

    static Stream<byte[]> profiles() {
        return Stream.concat(
                Stream.of(new byte[0]),
                Stream.of(ColorSpace.CS_sRGB, ColorSpace.CS_GRAY, ColorSpace.CS_LINEAR_RGB, ColorSpace.CS_PYCC)
                        .map(space -> ICC_Profile.getInstance(space).getData())
                        .flatMap(icc -> Stream.of(icc, Arrays.copyOf(icc, icc.length / 2), deflated(icc))));
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[bytes.length + 100];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    @MethodSource("blocks")
    @FuzzTest(maxDuration = "30s")
    void exif(byte[] block) {
        int orientation = Exif.orientation(Bytes.bigEndian(block));

        assertThat(orientation).isBetween(1, 8);
        byte[] around = new byte[block.length + 20];
        Arrays.fill(around, (byte) 1);
        System.arraycopy(block, 0, around, 10, block.length);
        assertThat(Exif.orientation(Bytes.littleEndian(around).slice(10, block.length)))
                .as("nothing is read beyond the block")
                .isEqualTo(orientation);
    }

    @MethodSource("profiles")
    @FuzzTest(maxDuration = "30s")
    void profile(byte[] bytes) {
        for (boolean deflated : new boolean[] {false, true}) {
            byte[] icc = new Profile(List.of(Bytes.bigEndian(bytes)), deflated).read();
            if (icc != null) {
                assertThat(icc.length).isBetween(129, Profile.MAX_BYTES);
                for (ProfileToSrgb.Kind kind : ProfileToSrgb.Kind.values()) {
                    convert(icc, kind);
                }
            }
        }
    }

    private static void convert(byte[] icc, ProfileToSrgb.Kind kind) {
        int[] pixels = {0x00000000, 0x80FF8000, 0xFF123456, 0xFFFFFFFF};
        int[] before = pixels.clone();

        boolean converted = ProfileToSrgb.convert(pixels, kind, icc, TimeLimit.none());

        if (!converted) {
            assertThat(pixels).isEqualTo(before);
        }
        for (int i = 0; i < pixels.length; i++) {
            boolean opaque = converted && kind == ProfileToSrgb.Kind.CMYK;
            assertThat(pixels[i] >>> 24).isEqualTo(opaque ? 0xFF : before[i] >>> 24);
        }
    }
}
