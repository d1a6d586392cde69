package io.lazyimg.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SrgbProfileTest {
    /** Colorants by the published numbers of each space, adapted to D50. */
    private static final double[][] SRGB = {
        {0.4360747, 0.2225045, 0.0139322}, {0.3850649, 0.7168786, 0.0971045}, {0.1430804, 0.0606169, 0.7141733}
    };

    private static final double[][] ADOBE_RGB = {
        {0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}
    };
    private static final double[][] DISPLAY_P3 = {
        {0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}
    };

    /** As the ICC's own sRGB profiles of version 4 have it. */
    private static final byte[] SRGB_PARAMETRIC = parametric(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);

    private static double srgb(double x) {
        return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4);
    }

    @Test
    void theProfileThatJavaHasForSrgbIsOne() {
        assertThat(SrgbProfile.matches(java(ColorSpace.CS_sRGB))).isTrue();
    }

    @Test
    void soIsOneOfAnyKindOfCurveThatFollowsIt() {
        assertThat(SrgbProfile.matches(rgb(SRGB, table(4096, SrgbProfileTest::srgb))))
                .isTrue();
        assertThat(SrgbProfile.matches(rgb(SRGB, table(1024, SrgbProfileTest::srgb))))
                .isTrue();
        assertThat(SrgbProfile.matches(rgb(SRGB, table(26, SrgbProfileTest::srgb))))
                .isTrue();
        assertThat(SrgbProfile.matches(rgb(SRGB, SRGB_PARAMETRIC))).isTrue();
        assertThat(SrgbProfile.matches(
                        rgb(SRGB, parametric(4, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045, 0, 0))))
                .isTrue();
    }

    @Test
    void soIsGrayOfItsCurve() {
        assertThat(SrgbProfile.matches(gray(SRGB_PARAMETRIC))).isTrue();
        assertThat(SrgbProfile.matches(gray(gamma(2.2)))).isFalse();
        assertThat(SrgbProfile.matches(java(ColorSpace.CS_GRAY))).isFalse();
    }

    @Test
    void otherColorantsOrCurvesAreNot() {
        assertThat(SrgbProfile.matches(rgb(ADOBE_RGB, gamma(2.19921875)))).isFalse();
        assertThat(SrgbProfile.matches(rgb(DISPLAY_P3, SRGB_PARAMETRIC))).isFalse();
        assertThat(SrgbProfile.matches(rgb(SRGB, gamma(2.2)))).isFalse();
        assertThat(SrgbProfile.matches(rgb(SRGB, gamma(1)))).isFalse();
        assertThat(SrgbProfile.matches(rgb(SRGB, table(0, x -> x)))).isFalse();
        assertThat(SrgbProfile.matches(rgb(SRGB, parametric(0, 2.2)))).isFalse();
        assertThat(SrgbProfile.matches(rgb(SRGB, parametric(1, 2.4, 1 / 1.055, 0.055 / 1.055))))
                .isFalse();
        assertThat(SrgbProfile.matches(rgb(SRGB, parametric(2, 2.2, 0, 0, 0)))).isFalse();
        assertThat(SrgbProfile.matches(rgb(SRGB, parametric(9, 2.4)))).isFalse();
        assertThat(SrgbProfile.matches(java(ColorSpace.CS_LINEAR_RGB))).isFalse();
    }

    @Test
    void noneIsThatConvertsByATableOrLacksAPart() {
        Map<String, byte[]> tags = tags(SRGB, SRGB_PARAMETRIC);
        tags.put("A2B0", new byte[40]);
        assertThat(SrgbProfile.matches(profile("RGB ", "XYZ ", tags))).isFalse();
        for (String missing : tags(SRGB, SRGB_PARAMETRIC).keySet()) {
            Map<String, byte[]> rest = tags(SRGB, SRGB_PARAMETRIC);
            rest.remove(missing);
            assertThat(SrgbProfile.matches(profile("RGB ", "XYZ ", rest)))
                    .as("without " + missing)
                    .isFalse();
        }
        assertThat(SrgbProfile.matches(profile("RGB ", "Lab ", tags(SRGB, SRGB_PARAMETRIC))))
                .isFalse();
        assertThat(SrgbProfile.matches(profile("CMYK", "XYZ ", tags(SRGB, SRGB_PARAMETRIC))))
                .isFalse();
    }

    @Test
    void brokenOnesAreNot() {
        byte[] sound = rgb(SRGB, table(64, SrgbProfileTest::srgb));
        assertThat(SrgbProfile.matches(sound)).isTrue();
        for (int length = 0; length < sound.length; length++) {
            assertThat(SrgbProfile.matches(Arrays.copyOf(sound, length))).isFalse();
        }
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = sound.clone();
            for (int n = 0; n < 8; n++) {
                noise[random.nextInt(noise.length)] = (byte) random.nextInt();
            }
            SrgbProfile.matches(noise); // whatever it says, it comes back
        }
    }

    private static byte[] java(int space) {
        return ((ICC_ColorSpace) ColorSpace.getInstance(space)).getProfile().getData();
    }

    private static byte[] rgb(double[][] colorants, byte[] curve) {
        return profile("RGB ", "XYZ ", tags(colorants, curve));
    }

    private static byte[] gray(byte[] curve) {
        return profile("GRAY", "XYZ ", Map.of("kTRC", curve));
    }

    private static Map<String, byte[]> tags(double[][] colorants, byte[] curve) {
        Map<String, byte[]> tags = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            byte[] xyz = new byte[20];
            ByteBuffer to = tag(xyz, "XYZ ");
            for (double value : colorants[i]) {
                to.putInt(fixed(value));
            }
            tags.put("rgb".charAt(i) + "XYZ", xyz);
            tags.put("rgb".charAt(i) + "TRC", curve);
        }
        return tags;
    }

    private static byte[] gamma(double gamma) {
        byte[] tag = new byte[14];
        tag(tag, "curv").putInt(1).putShort((short) Math.round(gamma * 256));
        return tag;
    }

    private static byte[] table(int count, DoubleUnaryOperator curve) {
        byte[] tag = new byte[12 + 2 * count];
        ByteBuffer to = tag(tag, "curv").putInt(count);
        for (int i = 0; i < count; i++) {
            to.putShort((short) Math.round(65535 * curve.applyAsDouble(i / (count - 1.0))));
        }
        return tag;
    }

    private static byte[] parametric(int type, double... values) {
        byte[] tag = new byte[12 + 4 * values.length];
        ByteBuffer to = tag(tag, "para").putShort((short) type).putShort((short) 0);
        for (double value : values) {
            to.putInt(fixed(value));
        }
        return tag;
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65536);
    }

    private static ByteBuffer tag(byte[] tag, String type) {
        return ByteBuffer.wrap(tag).put(ascii(type)).putInt(0);
    }

    private static byte[] profile(String space, String connection, Map<String, byte[]> tags) {
        int start = 132 + 12 * tags.size();
        int length = start + tags.values().stream().mapToInt(tag -> tag.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length).putInt(length);
        all.position(12);
        all.put(ascii("mntr" + space + connection));
        all.position(36);
        all.put(ascii("acsp"));
        all.position(128);
        all.putInt(tags.size());
        int at = start;
        for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
            all.put(ascii(tag.getKey())).putInt(at).putInt(tag.getValue().length);
            at += tag.getValue().length;
        }
        tags.values().forEach(all::put);
        return all.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
