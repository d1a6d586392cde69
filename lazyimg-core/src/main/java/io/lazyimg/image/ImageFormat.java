package io.lazyimg.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The image formats that lazyimg knows by name. Which of them an engine reads or writes is the engine's to say. */
public enum ImageFormat {
    JPEG("image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    BMP("image/bmp", "bmp"),
    TIFF("image/tiff", "tif", "tiff"),
    AVIF("image/avif", "avif"),
    HEIC("image/heic", "heic", "heif"),
    JXL("image/jxl", "jxl");

    /** As many bytes of a file as are looked at. */
    private static final int MAGIC_BYTES = 64;

    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> extensions;

    ImageFormat(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    /** The media type, as in {@code Content-Type}. */
    public String mediaType() {
        return mediaType;
    }

    /** The extension that lazyimg writes, lower case and without a dot. */
    public String extension() {
        return extensions.get(0);
    }

    /** Every extension that names this format, lower case and without a dot, the one that lazyimg writes first. */
    public List<String> extensions() {
        return extensions;
    }

    /** The format that an extension names, in any case and without its dot, or nothing. */
    public static Optional<ImageFormat> ofExtension(String extension) {
        String lower = extension.toLowerCase(Locale.ROOT);
        for (ImageFormat format : values()) {
            if (format.extensions.contains(lower)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /**
     * The format that the first bytes of a file announce, or nothing; names are not believed. Sixty-four bytes suffice.
     *
     * @see <a href="https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern">WHATWG MIME Sniffing, 6.1</a>;
     *     brands: ISO/IEC 23008-12, 10.2, and AV1 Image File Format, 6; JPEG XL: ISO/IEC 18181-2, 9.1
     */
    public static Optional<ImageFormat> sniff(byte[] head) {
        if (starts(head, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (starts(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        if (starts(head, 0, 'G', 'I', 'F', '8', '7', 'a') || starts(head, 0, 'G', 'I', 'F', '8', '9', 'a')) {
            return Optional.of(GIF);
        }
        if (starts(head, 0, 'R', 'I', 'F', 'F') && starts(head, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of(WEBP);
        }
        if (starts(head, 0, 'B', 'M')) {
            return Optional.of(BMP);
        }
        if (starts(head, 0, 'I', 'I', 42, 0) || starts(head, 0, 'M', 'M', 0, 42)) {
            return Optional.of(TIFF);
        }
        if (starts(head, 0, 0xFF, 0x0A) || starts(head, 0, 0, 0, 0, 12, 'J', 'X', 'L', ' ', '\r', '\n', 0x87, '\n')) {
            return Optional.of(JXL);
        }
        return starts(head, 4, 'f', 't', 'y', 'p') ? ofBrands(head) : Optional.empty();
    }

    /** By the brand of an ISO base media file or, if it has a general one, by those that it names beside it. */
    private static Optional<ImageFormat> ofBrands(byte[] head) {
        if (head.length < 16 || head[0] != 0 || head[1] != 0) {
            return Optional.empty();
        }
        int end = Math.min(head.length, Math.min(MAGIC_BYTES, (head[2] & 0xFF) << 8 | (head[3] & 0xFF)));
        Optional<ImageFormat> major = ofBrand(head, 8);
        if (major.isPresent()
                || !(brand(head, 8).equals("mif1") || brand(head, 8).equals("msf1"))) {
            return major;
        }
        for (int at = 16; at + 4 <= end; at += 4) {
            Optional<ImageFormat> format = ofBrand(head, at);
            if (format.isPresent()) {
                return format;
            }
        }
        return Optional.empty();
    }

    private static String brand(byte[] head, int at) {
        return new String(head, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static Optional<ImageFormat> ofBrand(byte[] head, int at) {
        return switch (brand(head, at)) {
            case "avif", "avis" -> Optional.of(AVIF);
            case "heic", "heix", "heim", "heis", "hevc", "hevx" -> Optional.of(HEIC);
            default -> Optional.empty();
        };
    }

    private static boolean starts(byte[] head, int at, int... magic) {
        if (head.length < at + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[at + i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
