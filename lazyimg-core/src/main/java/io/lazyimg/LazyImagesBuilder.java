package io.lazyimg;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.imageio.AnimationResizer;
import io.lazyimg.imageio.Resampler;
import io.lazyimg.internal.Clients;
import io.lazyimg.internal.Events;
import io.lazyimg.internal.PipelineParts;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.RateLimiter;
import io.lazyimg.spi.Rates;
import io.lazyimg.spi.Resizer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a {@link LazyImages} together. Both stores must be given; everything else has a safe default. */
public final class LazyImagesBuilder {
    private static final int DEFAULT_QUALITY = 80;
    private static final int WHITE = 0xFFFFFF;

    private @Nullable BlobSource originals;
    private @Nullable BlobStore derivatives;
    private @Nullable String originalsUri;
    private @Nullable String derivativesUri;
    private String prefix = "";
    private @Nullable String publicUrl;
    private @Nullable List<ImageFormat> pageFormats;
    private List<ImageFormat> negotiated = List.of();
    private @Nullable SigningKeys signingKeys;
    private @Nullable Signing signing;
    private SizePolicy sizes = SizePolicy.any();
    private Limits limits = Limits.defaults();
    private CachePolicy caching = CachePolicy.defaults();
    private ErrorImages errorImages = ErrorImages.none();
    private @Nullable KeyMapping keyMapping;
    private @Nullable Authorizer authorizer;
    private @Nullable RateLimiter rateLimiter;
    private String rateLimiterName = RateLimiters.LOCAL;
    private Rates rates = Rates.defaults();
    private int trustedProxies;
    private ClientHeader clientHeader = ClientHeader.X_FORWARDED_FOR;
    private int lookUpRate = 500;
    private @Nullable Duration freshness;
    private int quality = DEFAULT_QUALITY;
    private int matte = WHITE;
    private @Nullable List<Resizer> engines;
    private List<String> engineNames = List.of();
    private Resampler resampler = Resampler.LANCZOS;
    private boolean keepAnimations;
    private final List<ImageListener> listeners = new ArrayList<>();

    LazyImagesBuilder() {}

    /** Where originals are read from. The caller closes it, after closing what is built here. */
    public LazyImagesBuilder originals(BlobSource source) {
        this.originals = Objects.requireNonNull(source);
        return this;
    }

    /** Where derivatives are kept. The caller closes it, after closing what is built here. */
    public LazyImagesBuilder derivatives(BlobStore store) {
        this.derivatives = Objects.requireNonNull(store);
        return this;
    }

    LazyImagesBuilder originalsUri(String uri) {
        this.originalsUri = uri;
        return this;
    }

    LazyImagesBuilder derivativesUri(String uri) {
        this.derivativesUri = uri;
        return this;
    }

    /** The path below which all image URLs lie, with or without slashes around it; none by default. */
    public LazyImagesBuilder prefix(String path) {
        String inner = path.replaceAll("^/+|/+$", "");
        this.prefix = inner.isEmpty() ? "" : inner + "/";
        return this;
    }

    /**
     * Where visitors find the images, as pages are to have it, instead of the application's path and the {@link #prefix}: an
     * {@code http} or {@code https} URL such as that of a CDN or of a public bucket, or a path.
     *
     * @throws IllegalArgumentException if it is neither, or has a query or a fragment
     */
    public LazyImagesBuilder publicUrl(String url) {
        this.publicUrl = PublicUrl.of(url);
        return this;
    }

    /**
     * Which formats pages offer instead of the original's to browsers that know them, the best first. By default WebP if an
     * engine here writes it, and none where there is no engine.
     */
    public LazyImagesBuilder pageFormats(ImageFormat... bestFirst) {
        this.pageFormats = List.of(bestFirst);
        return this;
    }

    /**
     * Which formats are sent in place of the original's where a URL names none, to who {@code Accept}s them by name, the best
     * first; none by default. Each has its own key, and answers say {@code Vary: Accept}. Not where a bucket serves
     * derivatives by itself: it answers everybody alike.
     */
    public LazyImagesBuilder negotiate(ImageFormat... bestFirst) {
        this.negotiated = List.of(bestFirst);
        return this;
    }

    /** Which sizes may be made; by default any within the limits. */
    public LazyImagesBuilder sizes(SizePolicy policy) {
        this.sizes = Objects.requireNonNull(policy);
        return this;
    }

    SizePolicy sizes() {
        return sizes;
    }

    /** Requires every URL to be signed with one of these keys, unless {@link #signing} says otherwise. */
    public LazyImagesBuilder signingKeys(SigningKeys keys) {
        this.signingKeys = Objects.requireNonNull(keys);
        return this;
    }

    /** Which URLs must be signed; all if there are keys, otherwise none. */
    public LazyImagesBuilder signing(Signing mode) {
        this.signing = Objects.requireNonNull(mode);
        return this;
    }

    /** What protects the JVM. */
    public LazyImagesBuilder limits(Limits values) {
        this.limits = Objects.requireNonNull(values);
        return this;
    }

    Limits limits() {
        return limits;
    }

    /** How long others may keep answers. */
    public LazyImagesBuilder caching(CachePolicy policy) {
        this.caching = Objects.requireNonNull(policy);
        return this;
    }

    CachePolicy caching() {
        return caching;
    }

    /** Pictures to send where there is no image; by default errors are text. */
    public LazyImagesBuilder errorImages(ErrorImages pictures) {
        this.errorImages = Objects.requireNonNull(pictures);
        return this;
    }

    /** Which original a URL means for a visitor; by default the one whose key it has. */
    public LazyImagesBuilder keyMapping(KeyMapping mapping) {
        this.keyMapping = Objects.requireNonNull(mapping);
        return this;
    }

    /** Who may see what; by default everybody everything. */
    public LazyImagesBuilder authorizer(Authorizer decides) {
        this.authorizer = Objects.requireNonNull(decides);
        return this;
    }

    /** Who may start a render, instead of {@link #rates}. The caller closes it, after closing what is built here. */
    public LazyImagesBuilder rateLimiter(RateLimiter limiter) {
        this.rateLimiter = Objects.requireNonNull(limiter);
        return this;
    }

    LazyImagesBuilder rateLimiterName(String name) {
        this.rateLimiterName = name;
        return this;
    }

    /** How many renders may be started by each client and by all together; a {@link LocalRateLimiter} sees to it. */
    public LazyImagesBuilder rates(Rates values) {
        this.rates = Objects.requireNonNull(values);
        return this;
    }

    Rates rates() {
        return rates;
    }

    /**
     * How many proxies stand between visitors and here, of which each tells whom it asks for: then the visitor's address
     * is taken from their header. With 0, the default, it is the connection's. With too many, visitors choose.
     */
    public LazyImagesBuilder trustedProxies(int proxies) {
        this.trustedProxies = Values.atLeast(0, "trustedProxies", proxies);
        return this;
    }

    /** In which header they tell it; {@link ClientHeader#X_FORWARDED_FOR} by default. */
    public LazyImagesBuilder clientHeader(ClientHeader header) {
        this.clientHeader = Objects.requireNonNull(header);
        return this;
    }

    /** As {@link Rates#renderRate(int)}: how many renders all together may start in a second; 0 for any number. */
    public LazyImagesBuilder renderRate(int perSecond) {
        return rates(rates.renderRate(perSecond));
    }

    /** As {@link Rates#renderBurst(int)}: how many renders all together may start at once. */
    public LazyImagesBuilder renderBurst(int renders) {
        return rates(rates.renderBurst(renders));
    }

    /**
     * How many look-ups in the derivatives store may find nothing in a second, on average, and four times as many
     * at once; 0 for any number. What was found lately is looked up at any rate.
     */
    public LazyImagesBuilder lookUpRate(int perSecond) {
        this.lookUpRate = Values.atLeast(0, "lookUpRate", perSecond);
        return this;
    }

    /**
     * Makes a derivative anew when its original was replaced, and stops serving it when the original is gone. By
     * default what is stored is served until it is purged.
     *
     * @param trust how long an original is taken to be unchanged without looking at it again; {@link Duration#ZERO}
     *     to look at it for every request
     */
    public LazyImagesBuilder freshness(Duration trust) {
        if (trust.isNegative()) {
            throw new IllegalArgumentException("freshness " + trust + " is negative");
        }
        this.freshness = trust;
        return this;
    }

    LazyImagesBuilder freshness(String value) {
        this.freshness = Values.trust(value);
        return this;
    }

    /** The quality of lossy formats, 1 to 100 on the IJG scale. */
    public LazyImagesBuilder quality(int value) {
        if (value < 1 || value > 100) {
            throw new IllegalArgumentException("quality " + value + " is outside 1..100");
        }
        this.quality = value;
        return this;
    }

    /** The colour, 0xRRGGBB, behind transparency where the output has none, and around padded images. */
    public LazyImagesBuilder matte(int rgb) {
        if (rgb < 0 || rgb > 0xFFFFFF) {
            throw new IllegalArgumentException("matte " + Integer.toHexString(rgb) + " is outside 000000..ffffff");
        }
        this.matte = rgb;
        return this;
    }

    /**
     * The engines, the first of which that can do a job does it. By default those that {@link
     * java.util.ServiceLoader} finds with the class loader of this library, in the order of their names, and then an
     * {@link io.lazyimg.imageio.ImageIoResizer}; none of these if any is given here.
     */
    public LazyImagesBuilder engines(Resizer... inOrder) {
        this.engines = List.of(inOrder);
        return this;
    }

    LazyImagesBuilder engineNames(List<String> inOrder) {
        this.engineNames = inOrder;
        return this;
    }

    /** How the default engine resamples, unless engines are given here; by default {@link Resampler#LANCZOS}. */
    public LazyImagesBuilder resampler(Resampler way) {
        this.resampler = Objects.requireNonNull(way);
        return this;
    }

    /**
     * Whether an animated GIF or WebP becomes an animation, within {@link Limits#maxFrames} and {@link
     * Limits#maxAnimationPixels}, rather than a picture of its first frame. Then an {@link AnimationResizer} is asked before
     * all other engines. By default not.
     */
    public LazyImagesBuilder keepAnimations(boolean on) {
        this.keepAnimations = on;
        return this;
    }

    /** Adds somebody to be told of every step. */
    public LazyImagesBuilder listener(ImageListener listener) {
        listeners.add(Objects.requireNonNull(listener));
        return this;
    }

    /**
     * Applies settings by their {@link Setting#key keys}.
     *
     * @throws IllegalArgumentException for an unknown key or a value that is not accepted, naming both and what
     *     would be accepted
     */
    public LazyImagesBuilder settings(Map<String, String> settings) {
        Setting.apply(settings, this);
        return this;
    }

    UrlScheme scheme() {
        return Signing.scheme(signing, signingKeys, sizes);
    }

    /**
     * Builds only what writes the URLs of images that are served elsewhere. No store is needed and none is opened. Taken to be
     * written there are JPEG, PNG and the {@linkplain #pageFormats page's formats}.
     *
     * @throws IllegalArgumentException if a size is allowed that is over a limit, or if URLs must be signed and there are
     *     no keys
     */
    public ImageUrls urls() {
        sizes.validate();
        Set<ImageFormat> elsewhere = EnumSet.of(ImageFormat.JPEG, ImageFormat.PNG);
        elsewhere.addAll(pageFormats == null ? List.of() : pageFormats);
        return urls(scheme(), new Admission(admittedSizes(), elsewhere));
    }

    private List<Resizer> animated(List<Resizer> others) {
        if (!keepAnimations) {
            return others;
        }
        List<Resizer> all = new ArrayList<>(others);
        all.add(0, new AnimationResizer(limits.maxFrames(), limits.maxAnimationPixels()));
        return all;
    }

    private ImageUrls urls(UrlScheme scheme, Admission admission) {
        List<ImageFormat> offered = pageFormats == null ? Engines.offered(admission.outputs()) : pageFormats;
        boolean ruled = keyMapping == null || !sizes.hasRules();
        return ImageUrls.of(scheme, admission, ruled, new PageFormats(offered, keepAnimations), prefix, publicUrl);
    }

    /**
     * Builds it, and opens the stores that were named by URI.
     *
     * @throws IllegalArgumentException if a store is missing, if the two overlap, since purging derivatives could
     *     then delete originals, if a size is allowed that is over a limit, if an engine is named that is not
     *     there, if pages are to offer or requests to get a format that no engine writes, or if URLs must be signed and there are no keys
     * @throws IllegalStateException if an engine on the class path cannot be used, or if two have one name
     * @throws IOException if a store cannot be opened
     */
    public LazyImages build() throws IOException {
        sizes.validate();
        UrlScheme scheme = scheme();
        List<Resizer> there = engines == null ? Engines.found(resampler) : engines;
        List<Resizer> asked = animated(Engines.named(engineNames, there));
        Admission admission = new Admission(admittedSizes(), Engines.outputs(asked, pageFormats));
        Negotiation negotiation = new Negotiation(negotiated, keepAnimations);
        negotiation.begin(admission.outputs());
        List<AutoCloseable> owned = new ArrayList<>();
        try {
            BlobSource from = originals;
            if (from == null) {
                from = Stores.openSource(Setting.ORIGINALS, originalsUri);
                owned.add(from);
            }
            BlobStore to = derivatives;
            if (to == null) {
                to = Stores.open(Setting.DERIVATIVES, derivativesUri);
                owned.add(to);
            }
            Stores.refuseOverlap(from, to);
            RateLimiter limiter = rateLimiter;
            if (limiter == null) {
                limiter = RateLimiters.open(rateLimiterName, rates);
                owned.add(limiter);
            }
            PipelineParts parts = parts(from, to, asked, limiter);
            return new LazyImages(
                    prefix,
                    scheme,
                    urls(scheme, admission),
                    new Hooks(keyMapping, authorizer),
                    admission,
                    negotiation,
                    parts,
                    List.copyOf(owned));
        } catch (IOException | RuntimeException e) {
            Stores.close(owned);
            throw e;
        }
    }

    private SizePolicy admittedSizes() {
        return signing == Signing.UNLISTED ? sizes.admittingUnlisted() : sizes;
    }

    private PipelineParts parts(BlobSource from, BlobStore to, List<Resizer> asked, RateLimiter limiter) {
        return new PipelineParts(
                from,
                to,
                asked,
                admittedSizes(),
                limits,
                authorizer == null ? caching : caching.unshared(),
                errorImages,
                limiter,
                new Clients(trustedProxies, clientHeader),
                rates,
                lookUpRate,
                freshness,
                quality,
                matte,
                new Events(listeners));
    }
}
