package io.lazyimg.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFormatTest {
    /** The first box of a file: its major brand, a version, and the brands beside it. */
    private static byte[] brands(String major, String... others) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {0, 0, 0, (byte) (16 + 4 * others.length)});
        file.writeBytes(("ftyp" + major + "\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1));
        for (String other : others) {
            file.writeBytes(other.getBytes(StandardCharsets.ISO_8859_1));
        }
        file.writeBytes("\0\0\0\u0010metaavifheicavif".getBytes(StandardCharsets.ISO_8859_1));
        return file.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"avif,AVIF", "avis,AVIF", "heic,HEIC", "heix,HEIC", "hevc,HEIC", "hevx,HEIC", "heim,HEIC", "heis,HEIC"})
    void theMajorBrandTellsAvifFromHeic(String brand, ImageFormat format) {
        assertThat(ImageFormat.sniff(brands(brand, "mif1"))).contains(format);
    }

    @Test
    void aGeneralBrandIsWhatTheOnesBesideItSay() {
        assertThat(ImageFormat.sniff(brands("mif1", "mif1", "miaf", "avif"))).contains(ImageFormat.AVIF);
        assertThat(ImageFormat.sniff(brands("mif1", "mif1", "heic"))).contains(ImageFormat.HEIC);
        assertThat(ImageFormat.sniff(brands("msf1", "hevc"))).contains(ImageFormat.HEIC);
        assertThat(ImageFormat.sniff(brands("mif1", "mif1")))
                .as("what follows is no brand")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"isom", "mp42", "qt  ", "crx ", "jp2 ", "jxl "})
    void otherMediaFilesAreNoPictures(String brand) {
        assertThat(ImageFormat.sniff(brands(brand, "avif", "heic"))).isEmpty();
    }

    @Test
    void jpegXlIsKnownBareAndInItsContainer() {
        assertThat(ImageFormat.sniff(new byte[] {(byte) 0xFF, 0x0A, 1})).contains(ImageFormat.JXL);
        byte[] container = "\0\0\0\fJXL \r\n\u0087\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(ImageFormat.sniff(container)).contains(ImageFormat.JXL);
        assertThat(ImageFormat.sniff(Arrays.copyOf(container, 11))).isEmpty();
    }

    @Test
    void aFileThatEndsInItsBrandsIsNone() {
        byte[] file = brands("avif", "mif1");
        for (int length = 0; length < 16; length++) {
            assertThat(ImageFormat.sniff(Arrays.copyOf(file, length))).isEmpty();
        }
    }

    @Test
    void namesAreKnownInAnyCase() {
        assertThat(ImageFormat.ofExtension("HEIF")).contains(ImageFormat.HEIC);
        assertThat(ImageFormat.ofExtension("avif")).contains(ImageFormat.AVIF);
        assertThat(ImageFormat.ofExtension("JXL")).contains(ImageFormat.JXL);
        assertThat(ImageFormat.HEIC.extension()).isEqualTo("heic");
    }
}
