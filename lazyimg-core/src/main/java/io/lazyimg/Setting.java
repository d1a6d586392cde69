package io.lazyimg;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one vocabulary of configuration, the same as init-params, flags, environment variables and properties. Each
 * setting stands for a method of {@link LazyImagesBuilder}.
 */
public enum Setting {
    ORIGINALS(
            "originals",
            "where originals are read from",
            "",
            "a store's URI such as file:/var/images",
            LazyImagesBuilder::originalsUri),
    DERIVATIVES(
            "derivatives",
            "where derivatives are kept; must not overlap the originals",
            "",
            "a store's URI such as file:/var/cache/images",
            LazyImagesBuilder::derivativesUri),
    PREFIX(
            "prefix",
            "the path below which all image URLs lie",
            "none",
            "a path such as /images",
            (builder, value) -> builder.prefix(value)),
    PUBLIC_URL(
            "public-url",
            "where visitors find the images, for pages, if not below the application's path and the prefix",
            "none",
            PublicUrl.ACCEPTED,
            (builder, value) -> builder.publicUrl(value)),
    PAGE_FORMATS(
            "page-formats",
            "the formats that pages offer beside the original's, the best first",
            "webp if an engine writes it",
            "none, or formats such as webp, separated by commas",
            (builder, value) -> builder.pageFormats(Values.formats(value))),
    NEGOTIATE(
            "negotiate",
            "the formats that are sent in place of the original's to who accepts them by name, the best first; not where a"
                    + " bucket serves derivatives by itself",
            "none",
            "none, or formats such as webp, separated by commas",
            (builder, value) -> builder.negotiate(Values.formats(value))),
    SIZES(
            "sizes",
            "the only sizes that may be made",
            "any",
            SizeSettings.SIZES,
            (builder, value) -> builder.sizes(SizeSettings.allowing(builder.sizes(), value))),
    WIDTHS(
            "widths",
            "widths that may be made with a free height, beside the sizes",
            "any",
            SizeSettings.WIDTHS,
            (builder, value) -> builder.sizes(SizeSettings.widths(builder.sizes(), value))),
    PRESETS(
            "presets",
            "named sizes, always allowed: myimage_thumb.jpg redirects to its size",
            "none",
            SizeSettings.PRESETS,
            (builder, value) -> builder.sizes(SizeSettings.presets(builder.sizes(), value))),
    SNAP(
            "snap",
            "redirect a size that is not allowed to the nearest one that is",
            "false",
            Values.SWITCH,
            (builder, value) -> builder.sizes(builder.sizes().snapping(Values.onOrOff(value)))),
    ANY_FOCUS(
            "any-focus",
            "let the sizes that may be made and crop, such as 150x150_fill, come with any focus",
            "false",
            Values.SWITCH,
            (builder, value) -> builder.sizes(builder.sizes().anyFocus(Values.onOrOff(value)))),
    QUALITIES(
            "qualities",
            "the only qualities that a URL may name",
            "none",
            SizeSettings.QUALITIES,
            (builder, value) -> builder.sizes(SizeSettings.qualities(builder.sizes(), value))),
    RULES(
            "rules",
            "other sizes for originals below a prefix; the longest prefix decides",
            "none",
            SizeSettings.RULES,
            (builder, value) -> builder.sizes(SizeSettings.rules(builder.sizes(), value))),
    MAX_SIDE(
            "max-side",
            "the longest side of a result, in pixels",
            "4096",
            "a whole number from 1 to 65535",
            (builder, value) -> builder.sizes(builder.sizes().maxSide(Values.whole(value)))),
    MAX_OUTPUT_PIXELS(
            "max-output-pixels",
            "the most pixels of a result",
            "16777216",
            Values.WHOLE,
            (builder, value) -> builder.sizes(builder.sizes().maxOutputPixels(Values.wholeLong(value)))),
    SIGNING(
            "signing",
            "which URLs must be signed",
            "required if there are keys",
            Signing.WORDS,
            (builder, value) -> builder.signing(Signing.of(value))),
    SIGNING_KEYS(
            "signing-keys",
            "secret keys; URLs must be signed with one of them, and the first signs",
            "none",
            KeyNotation.ACCEPTED,
            (builder, value) -> builder.signingKeys(SigningKeys.parse(value))),
    QUALITY(
            "quality",
            "the quality of JPEGs and of other lossy formats, where the URL names none",
            "80",
            "a whole number from 1 to 100",
            (builder, value) -> builder.quality(Values.whole(value))),
    MATTE(
            "matte",
            "the colour behind transparency in JPEGs and around padded images, where the URL names none",
            "ffffff",
            "a colour such as ffffff",
            (builder, value) -> builder.matte(Values.colour(value))),
    ENGINES(
            "engines",
            "which engines are asked, one after the other",
            "those found on the class path, then imageio",
            "names of engines such as imageio, separated by commas",
            (builder, value) -> builder.engineNames(Values.names(value))),
    KEEP_ANIMATIONS(
            "keep-animations",
            "keep animated GIFs and WebPs animated, rather than show their first frame",
            "false",
            Values.SWITCH,
            (builder, value) -> builder.keepAnimations(Values.onOrOff(value))),
    RESAMPLER(
            "resampler",
            "how the engine imageio resamples",
            "lanczos",
            "lanczos or imgscalr",
            (builder, value) -> builder.resampler(Values.resampler(value))),
    MAX_SOURCE_BYTES(
            "max-source-bytes",
            "the largest original",
            "32MB",
            Values.BYTES,
            (builder, value) -> builder.limits(builder.limits().maxSourceBytes(Values.bytes(value)))),
    MAX_SOURCE_PIXELS(
            "max-source-pixels",
            "the most pixels of an original",
            "50000000",
            Values.WHOLE,
            (builder, value) -> builder.limits(builder.limits().maxSourcePixels(Values.wholeLong(value)))),
    MEMORY_BUDGET(
            "memory-budget",
            "the most memory that all running renders may take together",
            "25%",
            Values.MEMORY,
            (builder, value) -> builder.limits(builder.limits().memoryBudget(Values.memory(value)))),
    MAX_RENDERS(
            "max-renders",
            "the most renders that compute at one time",
            "one for each processor but one, at least 1",
            Values.WHOLE,
            (builder, value) -> builder.limits(builder.limits().maxRenders(Values.whole(value)))),
    MAX_WAITING(
            "max-waiting",
            "the most renders that wait for memory, and as many for their turn; one more is answered 503",
            "64",
            Values.WHOLE,
            (builder, value) -> builder.limits(builder.limits().maxWaiting(Values.whole(value)))),
    MAX_WAIT(
            "max-wait",
            "the longest that a render waits for memory and for its turn",
            "10s",
            Values.TIME,
            (builder, value) -> builder.limits(builder.limits().maxWait(Values.time(value)))),
    MAX_RENDER_TIME(
            "max-render-time",
            "the longest that a render computes; one that takes longer is ended and answered 503",
            "20s",
            Values.TIME,
            (builder, value) -> builder.limits(builder.limits().maxRenderTime(Values.time(value)))),
    MAX_FLIGHT(
            "max-flight",
            "the longest that a request waits for a render that another request leads",
            "60s",
            Values.TIME,
            (builder, value) -> builder.limits(builder.limits().maxFlight(Values.time(value)))),
    MAX_SEND(
            "max-send",
            "the longest that a visitor may take to receive an answer",
            "2m",
            Values.TIME,
            (builder, value) -> builder.limits(builder.limits().maxSend(Values.time(value)))),
    MAX_UNSAVED_BYTES(
            "max-unsaved-bytes",
            "the most bytes of derivatives that wait to be saved; more are served but not kept",
            "32MB",
            Values.BYTES,
            (builder, value) -> builder.limits(builder.limits().maxUnsavedBytes(Values.bytes(value)))),
    MISSING_TTL(
            "missing-ttl",
            "how long a missing original is taken to be missing without looking again",
            "10s",
            Values.TIME,
            (builder, value) -> builder.limits(builder.limits().missingTtl(Values.time(value)))),
    MAX_MISSING(
            "max-missing",
            "how many missing originals are remembered",
            "10000",
            Values.WHOLE,
            (builder, value) -> builder.limits(builder.limits().maxMissing(Values.whole(value)))),
    MAX_FRAMES(
            "max-frames",
            "the most frames of an animation that is kept; of one that has more the first is shown",
            "300",
            Values.WHOLE,
            (builder, value) -> builder.limits(builder.limits().maxFrames(Values.whole(value)))),
    MAX_ANIMATION_PIXELS(
            "max-animation-pixels",
            "the most pixels of all frames of an animation that is kept; of one that has more the first is shown",
            "25000000",
            Values.WHOLE,
            (builder, value) -> builder.limits(builder.limits().maxAnimationPixels(Values.wholeLong(value)))),
    MAX_VARIANTS(
            "max-variants",
            "how many derivatives of one original are stored before sizes that are not listed are refused; 0 for any"
                    + " number",
            "64",
            Values.WHOLE,
            (builder, value) -> builder.limits(builder.limits().maxVariants(Values.whole(value)))),
    CLIENT_RATE(
            "client-rate",
            "how many renders may be started by one client in a second, on average; 0 for any number",
            "10",
            Values.WHOLE,
            (builder, value) -> builder.rates(builder.rates().clientRate(Values.whole(value)))),
    CLIENT_BURST(
            "client-burst",
            "how many renders may be started by one client at once",
            "200",
            Values.WHOLE,
            (builder, value) -> builder.rates(builder.rates().clientBurst(Values.whole(value)))),
    TRUSTED_PROXIES(
            "trusted-proxies",
            "how many proxies stand between visitors and here, each of which tells whom it asks for",
            "0: the connection's address is the client",
            Values.WHOLE,
            (builder, value) -> builder.trustedProxies(Values.whole(value))),
    CLIENT_HEADER(
            "client-header",
            "the header in which trusted proxies tell whom they ask for",
            "x-forwarded-for",
            "one of " + ClientHeader.WORDS,
            (builder, value) -> builder.clientHeader(ClientHeader.of(value))),
    RENDER_RATE(
            "render-rate",
            "how many renders may be started by all clients together in a second, on average; 0 for any number",
            "100",
            Values.WHOLE,
            (builder, value) -> builder.renderRate(Values.whole(value))),
    RENDER_BURST(
            "render-burst",
            "how many renders may be started by all clients together at once",
            "400",
            Values.WHOLE,
            (builder, value) -> builder.renderBurst(Values.whole(value))),
    RATE_LIMITER(
            "rate-limiter",
            "who keeps these rates: this JVM, or one that many share",
            "local",
            "local, or a URI such as redis://localhost:6379 where lazyimg-bucket4j is on the class path",
            (builder, value) -> builder.rateLimiterName(value)),
    LOOKUP_RATE(
            "lookup-rate",
            "how many look-ups of derivatives may find nothing in a second, and four times as many at once; 0 for any"
                    + " number",
            "500",
            Values.WHOLE,
            (builder, value) -> builder.lookUpRate(Values.whole(value))),
    FRESHNESS(
            "freshness",
            "how long an original is taken to be unchanged before it is looked at again when its derivative is served",
            "off",
            "off, always, or a time such as 60s",
            LazyImagesBuilder::freshness),
    SHARED_CACHES(
            "shared-caches",
            "whether proxies and CDNs may keep answers, or only each visitor's own cache",
            "true",
            Values.SWITCH,
            (builder, value) -> builder.caching(builder.caching().shared(Values.onOrOff(value)))),
    IMAGE_MAX_AGE(
            "image-max-age",
            "how long others may keep an image",
            "365d",
            Values.TIME,
            (builder, value) -> builder.caching(builder.caching().images(Values.time(value)))),
    REDIRECT_MAX_AGE(
            "redirect-max-age",
            "how long others may keep a redirect",
            "1h",
            Values.TIME,
            (builder, value) -> builder.caching(builder.caching().redirects(Values.time(value)))),
    ERROR_MAX_AGE(
            "error-max-age",
            "how long others may keep an error that is the same on the next try",
            "10s",
            Values.TIME,
            (builder, value) -> builder.caching(builder.caching().errors(Values.time(value)))),
    ERROR_IMAGES(
            "error-images",
            "pictures to send, with the true status, where there is no image",
            "none; errors are a line of text",
            ErrorImages.ACCEPTED,
            (builder, value) -> builder.errorImages(ErrorImages.parse(value)));

    private final String key;
    private final String description;
    private final String fallback;
    private final String accepts;

    @SuppressWarnings("ImmutableEnumChecker") // stateless
    private final Effect effect;

    Setting(String name, String description, String fallback, String accepts, Effect effect) {
        this.key = "lazyimg." + name;
        this.description = description;
        this.fallback = fallback;
        this.accepts = accepts;
        this.effect = effect;
    }

    /** The key: {@code lazyimg.max-side}. */
    public String key() {
        return key;
    }

    /** The key as a flag has it, without the dashes before it: {@code max-side}. */
    public String flag() {
        return key.substring("lazyimg.".length());
    }

    /** The key as an environment variable has it: {@code LAZYIMG_MAX_SIDE}. */
    public String variable() {
        return "LAZYIMG_" + name();
    }

    /** What it is for, in a few words. */
    public String description() {
        return description;
    }

    /** What holds where it is not given, in words; empty where it must be given. */
    public String fallback() {
        return fallback;
    }

    /** What a value looks like, in words. */
    public String accepts() {
        return accepts;
    }

    /** The setting with this key, or nothing. */
    public static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    /**
     * Applies settings to a builder.
     *
     * @throws IllegalArgumentException for an unknown key or a value that is not accepted, naming the key, the value
     *     unless it is secret, and what would be accepted
     */
    static void apply(Map<String, String> settings, LazyImagesBuilder builder) {
        for (String key : settings.keySet()) {
            if (ofKey(key).isEmpty()) {
                throw new IllegalArgumentException("unknown setting " + key + "; there are "
                        + Arrays.stream(values()).map(Setting::key).collect(Collectors.joining(", ")));
            }
        }
        for (Setting setting : values()) {
            String value = settings.get(setting.key);
            if (value != null) {
                setting.apply(value.strip(), builder);
            }
        }
    }

    private void apply(String value, LazyImagesBuilder builder) {
        try {
            effect.on(builder, value);
        } catch (IllegalArgumentException e) {
            String shown = this == SIGNING_KEYS ? "the value" : "'" + value + "'";
            throw new IllegalArgumentException(
                    key + ": " + shown + " is not accepted (" + e.getMessage() + "); it takes " + accepts, e);
        }
    }

    private interface Effect {
        void on(LazyImagesBuilder builder, String value);
    }
}
