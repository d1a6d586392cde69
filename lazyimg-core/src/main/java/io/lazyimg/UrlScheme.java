package io.lazyimg;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Keys;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a variant is written in a URL. One type reads and writes, so that the two cannot drift:
 *
 * <pre>{dir}/{name}_{width}_{height}[_{fit}][_q{quality}][[_x{expiry}]_{signature}].{ext}[.{format}]</pre>
 *
 * <p>{@code widgets/myimage_600_400.jpg} is {@code widgets/myimage.jpg} inside 600 x 400 pixels; 0 leaves a side free;
 * {@code _fill} crops to exactly the box and {@code _pad} pads to it; {@code _fill-north} and {@code _fill-30x70} crop
 * towards a {@link io.lazyimg.image.Focus}, {@code _pad-ff8800} pads with a colour, {@code _q60} asks for a quality; {@code
 * .png} after the extension converts. Every variant has one canonical path, whose decoded form is also the derivative's key. Other spellings of it (leading
 * zeros, {@code _fit} written out, a preset's name, {@code ;jsessionid=…}) are understood, so that they can be
 * redirected; percent-encoding is not spelling, and {@code %41} is as good as {@code A}.
 *
 * <p>Immutable.
 */
public final class UrlScheme {
    private static final String[] EXTENSIONS = Arrays.stream(ImageFormat.values())
            .flatMap(format -> format.extensions().stream())
            .toArray(String[]::new);

    private static final UrlScheme UNSIGNED = new UrlScheme(null, Signing.OFF, SizePolicy.any(), Map.of());

    /** Never {@code null} unless nothing is signed. */
    private final @Nullable SigningKeys keys;

    private final Signing mode;
    private final SizePolicy sizes;
    private final SizedName names;

    private UrlScheme(@Nullable SigningKeys keys, Signing mode, SizePolicy sizes, Map<String, Transform> presets) {
        this.keys = keys;
        this.mode = mode;
        this.sizes = sizes;
        this.names = new SizedName(presets);
    }

    /** URLs that anybody can make. */
    public static UrlScheme unsigned() {
        return UNSIGNED;
    }

    /** URLs that only a holder of the first key can make; a preset's name is not read in them. */
    public static UrlScheme signed(SigningKeys keys) {
        return new UrlScheme(Objects.requireNonNull(keys), Signing.REQUIRED, SizePolicy.any(), Map.of());
    }

    /**
     * URLs that anybody can make for the sizes that a policy {@link SizePolicy#listed lists}, and only a holder of the
     * first key for others.
     */
    public static UrlScheme signedUnlessListed(SigningKeys keys, SizePolicy sizes) {
        return new UrlScheme(Objects.requireNonNull(keys), Signing.UNLISTED, sizes, sizes.presets());
    }

    /** URLs that anybody can make, which understands those that were signed with these keys. */
    static UrlScheme noLongerSigned(SigningKeys keys, SizePolicy sizes) {
        return new UrlScheme(keys, Signing.OFF, sizes, sizes.presets());
    }

    /**
     * How variants are written where these settings hold; no store is opened.
     *
     * @param settings by their {@link Setting#key keys}
     * @throws IllegalArgumentException as {@link LazyImagesBuilder#settings} and {@link LazyImagesBuilder#build} do
     */
    public static UrlScheme ofSettings(Map<String, String> settings) {
        return LazyImages.builder().settings(settings).scheme();
    }

    /** The same, reading {@code myimage_{preset}.jpg} as another spelling of the preset's size. */
    UrlScheme withPresets(Map<String, Transform> presets) {
        return new UrlScheme(keys, mode, sizes, presets);
    }

    /**
     * What a path asks for, if it is ours.
     *
     * @param path a percent-encoded path below the mount, with or without its leading slash
     * @return the variant, or nothing for any other string; never an exception. A signature is not looked at.
     */
    public Optional<Variant> parse(String path) {
        try {
            return read(path.startsWith("/") ? path.substring(1) : path).map(Parsed::variant);
        } catch (ImageException e) {
            return Optional.empty();
        }
    }

    /** The canonical path, percent-encoded, without a leading slash, signed if this scheme signs it. */
    public String format(Variant variant) {
        return PercentEncoding.encode(key(variant));
    }

    /**
     * The canonical path of a URL that is of use until a time, percent-encoded, without a leading slash. Where anybody may
     * ask for the variant, that is the path that {@link #format(Variant)} gives.
     *
     * @param expires in whole seconds, before the year 2286
     * @throws IllegalArgumentException if this is no such time
     */
    public String format(Variant variant, Instant expires) {
        long seconds = expires.getEpochSecond();
        if (expires.getNano() != 0 || seconds < 1_000_000_000L || seconds > 9_999_999_999L) {
            throw new IllegalArgumentException(expires + " is not a whole second from 2001 to 2286");
        }
        return PercentEncoding.encode(path(variant, expires));
    }

    /** The derivative's key: the canonical path, decoded. It never expires. */
    public String key(Variant variant) {
        return path(variant, null);
    }

    private String path(Variant variant, @Nullable Instant expires) {
        return keys == null || isOpen(variant)
                ? written(variant, null, null)
                : written(variant, expires, keys.sign(written(variant, expires, null)));
    }

    /** Whether anybody may ask for a variant, so that its canonical path has no signature. */
    boolean isOpen(Variant variant) {
        return switch (mode) {
            case REQUIRED -> false;
            case UNLISTED -> sizes.lists(variant);
            case OFF -> true;
        };
    }

    /**
     * The variant that a derivative's key stands for: {@link #key} backwards, whatever its signature, so that what was
     * signed with a key that is no longer used is found too, also after signing was given up. Where the end of a name
     * looks like a signature, it is one if it is right or if this scheme would sign what it is otherwise.
     *
     * @param derivativeKey any key
     * @return the variant, or nothing if no variant is stored under this key
     */
    public Optional<Variant> variantOf(String derivativeKey) {
        SizedName.Match match = names.match(derivativeKey, true);
        Optional<Variant> signed = writtenAs(derivativeKey, match);
        if (match == null || match.signature() == null || isRight(match)) {
            return signed;
        }
        Optional<Variant> bare = writtenAs(derivativeKey, names.match(derivativeKey, false));
        return bare.filter(this::isOpen).or(() -> signed).or(() -> bare);
    }

    private static Optional<Variant> writtenAs(String key, SizedName.@Nullable Match match) {
        return match == null
                ? Optional.empty()
                : variant(match).filter(variant -> written(variant, null, match.signature())
                        .equals(key));
    }

    /**
     * Whether a path has the outer shape of ours: a quick look without any allocation, for a filter that sees every
     * request of an application. {@code true} says nothing yet, {@code false} is final.
     */
    public boolean mightBeOurs(String path) {
        int end = pathEnd(path);
        int dot = path.lastIndexOf('.', end - 1);
        if (dot < 2 || dot + 1 == end || !isImageExtension(path, dot + 1, end)) {
            return false;
        }
        boolean anyWord = names.hasPresets();
        for (int i = dot - 1; i >= 0 && path.charAt(i) != '/'; i--) {
            char c = path.charAt(i);
            if (c == '%' || (c == '_' && (anyWord || isDigit(path.charAt(i + 1))))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * What a path without a leading slash asks for, and how well it is spelled.
     *
     * @throws ImageException {@code MALFORMED} if the path has the shape of ours but names no possible variant
     */
    Optional<Parsed> read(String path) {
        if (!mightBeOurs(path)) {
            return Optional.empty();
        }
        int end = pathEnd(path);
        String encoded = path.substring(0, end);
        String decoded = encoded.length() > 3 * Keys.MAX_BYTES ? null : PercentEncoding.decode(encoded);
        return read(encoded, decoded, end == path.length());
    }

    /**
     * What a path without a leading slash asks for if it comes out of a redirect of S3, whose {@code Location} holds a
     * key as it is: {@code a%41_1_1.jpg} is then the key {@code a%41_1_1.jpg}. Nothing if that is no other variant
     * than {@link #read} gives.
     */
    Optional<Parsed> readRedirected(String path) {
        if (path.indexOf('%') < 0 || path.length() > 3 * Keys.MAX_BYTES || !mightBeOurs(path)) {
            return Optional.empty();
        }
        String decoded = PercentEncoding.decodeRedirected(path);
        if (decoded == null || decoded.equals(PercentEncoding.decode(path))) {
            return Optional.empty();
        }
        try {
            return read(path, decoded, true);
        } catch (ImageException e) {
            return Optional.empty();
        }
    }

    private Optional<Parsed> read(String encoded, @Nullable String decoded, boolean whole) {
        SizedName.Match match = decoded == null ? names.match(encoded, keys != null) : match(decoded);
        if (match == null) {
            return Optional.empty();
        }
        String problem = decoded == null ? "the path is too long or not percent-encoded UTF-8" : Keys.problem(decoded);
        if (problem != null) {
            throw new ImageException(Reason.MALFORMED, problem);
        }
        Variant variant;
        try {
            variant = new Variant(match.originalKey(), match.transform().get());
        } catch (IllegalArgumentException e) {
            throw new ImageException(Reason.MALFORMED, Objects.toString(e.getMessage()), e);
        }
        boolean signed = match.signature() != null;
        boolean authentic = signed ? isRight(match) : isOpen(variant);
        boolean canonical = authentic && whole && path(variant, match.expires()).equals(decoded);
        return Optional.of(new Parsed(variant, canonical, authentic, signed, match.expires()));
    }

    /**
     * What a decoded path is read as. A name's own end may look like a signature, as in {@code
     * a_1_2_holiday_at_sea_600_400.jpg}: one that is wrong is none if the path needs none. Where nothing is signed, a
     * signature that is wrong makes a path none of ours.
     */
    private SizedName.@Nullable Match match(String decoded) {
        SizedName.Match match = names.match(decoded, keys != null);
        if (match == null || match.signature() == null || isRight(match)) {
            return match;
        }
        SizedName.Match bare = names.match(decoded, false);
        boolean open = bare != null && variant(bare).filter(this::isOpen).isPresent();
        return open || mode == Signing.OFF ? bare : match;
    }

    private boolean isRight(SizedName.Match match) {
        String signature = match.signature();
        return keys != null
                && signature != null
                && variant(match)
                        .filter(variant -> keys.verify(written(variant, match.expires(), null), signature))
                        .isPresent();
    }

    private static Optional<Variant> variant(SizedName.Match match) {
        try {
            return Optional.of(
                    new Variant(match.originalKey(), match.transform().get()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String written(Variant variant, @Nullable Instant expires, @Nullable String signature) {
        String original = variant.originalKey();
        Transform transform = variant.transform();
        int dot = original.lastIndexOf('.');
        StringBuilder key = new StringBuilder(original.length() + 64)
                .append(original, 0, dot)
                .append('_')
                .append(transform.width())
                .append('_')
                .append(transform.height())
                .append(transform.manner());
        if (expires != null) {
            key.append("_x").append(expires.getEpochSecond());
        }
        if (signature != null) {
            key.append('_').append(signature);
        }
        key.append(original, dot, original.length());
        if (transform.format() != null) {
            key.append('.').append(transform.format().extension());
        }
        return key.toString();
    }

    /** Where the path ends and path parameters of its last segment begin, which URL rewriting of sessions appends. */
    private static int pathEnd(String path) {
        int semicolon = path.indexOf(';', path.lastIndexOf('/') + 1);
        return semicolon < 0 ? path.length() : semicolon;
    }

    private static boolean isImageExtension(String path, int from, int to) {
        int first = path.charAt(from) | 0x20; // lower case
        for (String extension : EXTENSIONS) {
            if (extension.charAt(0) == first
                    && extension.length() == to - from
                    && path.regionMatches(true, from, extension, 0, to - from)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A path that is ours.
     *
     * @param variant what it asks for
     * @param canonical whether it is spelled as {@link #format} would
     * @param authentic whether its signature is right, or it has none and needs none
     * @param signed whether it has a signature, right or wrong
     * @param expires when it is of no use any more, if it says so; that may be over
     */
    record Parsed(
            Variant variant,
            boolean canonical,
            boolean authentic,
            boolean signed,
            @Nullable Instant expires) {}
}
