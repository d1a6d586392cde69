package io.lazyimg;

import io.lazyimg.image.Transform;
import io.lazyimg.imageio.Resampler;
import io.lazyimg.internal.Answers;
import io.lazyimg.internal.Clients;
import io.lazyimg.internal.Events;
import io.lazyimg.internal.Pipeline;
import io.lazyimg.internal.PipelineParts;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.RateLimiter;
import io.lazyimg.spi.Rates;
import io.lazyimg.spi.Resizer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves images in the size that a URL asks for, makes those that nobody has asked for before, and keeps them.
 *
 * <pre>{@code
 * LazyImages images = LazyImages.builder()
 *         .originals(FileBlobStore.readOnly(Path.of("/var/images")))
 *         .derivatives(FileBlobStore.in(Path.of("/var/cache/images")))
 *         .build();
 * }</pre>
 *
 * <p>Safe for use by many threads. Blocking: a request that nobody has made before is rendered on the caller's thread.
 * Closing saves what waits to be saved.
 */
public final class LazyImages implements AutoCloseable {
    private final UrlScheme urls;
    private final SizePolicy sizes;
    private final Limits limits;
    private final Pipeline pipeline;
    private final Serving serving;
    private final BlobSource originals;
    private final BlobStore derivatives;
    private final List<AutoCloseable> owned;

    private LazyImages(String prefix, UrlScheme urls, Hooks hooks, PipelineParts parts, List<AutoCloseable> owned) {
        Answers answers = new Answers(parts.caching(), parts.errorImages());
        this.urls = urls;
        this.sizes = parts.sizes();
        this.limits = parts.limits();
        this.pipeline = new Pipeline(parts, answers, urls);
        this.serving = new Serving(prefix, urls, hooks, parts, answers, pipeline);
        this.originals = parts.originals();
        this.derivatives = parts.derivatives();
        this.owned = owned;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** How variants are written in URLs here. */
    public UrlScheme urls() {
        return urls;
    }

    /** Which sizes may be made here. */
    public SizePolicy sizes() {
        return sizes;
    }

    /** What protects the JVM here. */
    public Limits limits() {
        return limits;
    }

    /**
     * Whether a path, or any longer path that ends in it, has the outer shape of an image URL: a quick look without
     * any allocation. {@code false} is final.
     */
    public boolean mightServe(String path) {
        return urls.mightBeOurs(path);
    }

    /**
     * Answers a request.
     *
     * @return the answer, which the caller sends and closes, or nothing if the request is not for an image of ours and
     *     whoever comes next should see it
     */
    public Optional<ImageResponse> serve(ImageRequest request) {
        return serve(request, Waiting.ON_THREAD);
    }

    /**
     * Answers a request, without the caller's thread while another request makes the picture that it asks for.
     *
     * @return as of {@link #serve(ImageRequest)}, or {@link ImageResponse#PARKED} if the request waits now
     */
    public Optional<ImageResponse> serve(ImageRequest request, Waiting waiting) {
        return serving.serve(request, waiting);
    }

    /**
     * The answer to send in place of one whose body {@linkplain ImageResponse#writeTo could not be written} because a
     * store broke off, if nothing of that one has gone to the visitor yet; the caller closes both.
     */
    public ImageResponse brokenOff(ImageRequest request, Exception failure) {
        return serving.brokenOff(request, failure);
    }

    /**
     * Makes and stores derivatives without a visitor, one after the other, and returns when they are stored. Nothing is
     * charged to the {@link RateLimiter}; the limits on memory and on renders at one time hold as for everybody. A
     * derivative that is stored and was made of the original as it is now is left alone.
     *
     * @param originalKey the key in the store; where there is a {@link KeyMapping}, the one that it gives
     * @param transforms what to make; each is admitted as a visitor's request would be, and one that a visitor would be
     *     redirected from is made as the one that he would be redirected to
     * @return what became of each transform, in their order; never an exception for one of them
     * @throws IllegalArgumentException if this is not the key of an original
     */
    public List<Warmed> warm(String originalKey, Collection<Transform> transforms) {
        return pipeline.warm(originalKey, transforms, urls);
    }

    /**
     * Deletes every derivative of one original, whether or not the original is still there, and forgets that it was
     * missing. What is being made of it here right now is served to those who wait for it and not stored; what another
     * process is making is not stored either if the original was replaced or removed before. Derivatives of other
     * originals whose keys begin alike are left alone.
     *
     * @param originalKey the key in the store; where there is a {@link KeyMapping}, the one that it gives
     * @throws IllegalArgumentException if this is not the key of an original
     * @throws IOException if the derivatives cannot be listed
     */
    public Purged purge(String originalKey) throws IOException {
        return pipeline.purge(originalKey);
    }

    /** Where originals are read from. */
    public BlobSource originals() {
        return originals;
    }

    /** Where derivatives are kept. */
    public BlobStore derivatives() {
        return derivatives;
    }

    /**
     * Asks both stores for something that is not there.
     *
     * @throws IOException if one of them does not answer
     */
    public void check() throws IOException {
        originals.stat("lazyimg-check");
        derivatives.stat("lazyimg-check");
    }

    /** Saves what waits to be saved, and closes what was opened by URI. Requests under way may fail. */
    @Override
    public void close() {
        pipeline.close();
        Stores.close(owned);
    }

    /** Puts a {@link LazyImages} together. Both stores must be given; everything else has a safe default. */
    public static final class Builder {
        private static final int DEFAULT_QUALITY = 80;
        private static final int WHITE = 0xFFFFFF;

        private @Nullable BlobSource originals;
        private @Nullable BlobStore derivatives;
        private @Nullable String originalsUri;
        private @Nullable String derivativesUri;
        private String prefix = "";
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
        private final List<ImageListener> listeners = new ArrayList<>();

        private Builder() {}

        /** Where originals are read from. The caller closes it, after closing what is built here. */
        public Builder originals(BlobSource source) {
            this.originals = Objects.requireNonNull(source);
            return this;
        }

        /** Where derivatives are kept. The caller closes it, after closing what is built here. */
        public Builder derivatives(BlobStore store) {
            this.derivatives = Objects.requireNonNull(store);
            return this;
        }

        Builder originalsUri(String uri) {
            this.originalsUri = uri;
            return this;
        }

        Builder derivativesUri(String uri) {
            this.derivativesUri = uri;
            return this;
        }

        /** The path below which all image URLs lie, with or without slashes around it; none by default. */
        public Builder prefix(String path) {
            String inner = path.replaceAll("^/+|/+$", "");
            this.prefix = inner.isEmpty() ? "" : inner + "/";
            return this;
        }

        /** Which sizes may be made; by default any within the limits. */
        public Builder sizes(SizePolicy policy) {
            this.sizes = Objects.requireNonNull(policy);
            return this;
        }

        SizePolicy sizes() {
            return sizes;
        }

        /** Requires every URL to be signed with one of these keys, unless {@link #signing} says otherwise. */
        public Builder signingKeys(SigningKeys keys) {
            this.signingKeys = Objects.requireNonNull(keys);
            return this;
        }

        /** Which URLs must be signed; all if there are keys, otherwise none. */
        public Builder signing(Signing mode) {
            this.signing = Objects.requireNonNull(mode);
            return this;
        }

        /** What protects the JVM. */
        public Builder limits(Limits values) {
            this.limits = Objects.requireNonNull(values);
            return this;
        }

        Limits limits() {
            return limits;
        }

        /** How long others may keep answers. */
        public Builder caching(CachePolicy policy) {
            this.caching = Objects.requireNonNull(policy);
            return this;
        }

        CachePolicy caching() {
            return caching;
        }

        /** Pictures to send where there is no image; by default errors are text. */
        public Builder errorImages(ErrorImages pictures) {
            this.errorImages = Objects.requireNonNull(pictures);
            return this;
        }

        /** Which original a URL means for a visitor; by default the one whose key it has. */
        public Builder keyMapping(KeyMapping mapping) {
            this.keyMapping = Objects.requireNonNull(mapping);
            return this;
        }

        /** Who may see what; by default everybody everything. */
        public Builder authorizer(Authorizer decides) {
            this.authorizer = Objects.requireNonNull(decides);
            return this;
        }

        /** Who may start a render, instead of {@link #rates}. The caller closes it, after closing what is built here. */
        public Builder rateLimiter(RateLimiter limiter) {
            this.rateLimiter = Objects.requireNonNull(limiter);
            return this;
        }

        Builder rateLimiterName(String name) {
            this.rateLimiterName = name;
            return this;
        }

        /** How many renders may be started by each client and by all together; a {@link LocalRateLimiter} sees to it. */
        public Builder rates(Rates values) {
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
        public Builder trustedProxies(int proxies) {
            this.trustedProxies = Values.atLeast(0, "trustedProxies", proxies);
            return this;
        }

        /** In which header they tell it; {@link ClientHeader#X_FORWARDED_FOR} by default. */
        public Builder clientHeader(ClientHeader header) {
            this.clientHeader = Objects.requireNonNull(header);
            return this;
        }

        /** As {@link Rates#renderRate(int)}: how many renders all together may start in a second; 0 for any number. */
        public Builder renderRate(int perSecond) {
            return rates(rates.renderRate(perSecond));
        }

        /** As {@link Rates#renderBurst(int)}: how many renders all together may start at once. */
        public Builder renderBurst(int renders) {
            return rates(rates.renderBurst(renders));
        }

        /**
         * How many look-ups in the derivatives store may find nothing in a second, on average, and four times as many
         * at once; 0 for any number. What was found lately is looked up at any rate.
         */
        public Builder lookUpRate(int perSecond) {
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
        public Builder freshness(Duration trust) {
            if (trust.isNegative()) {
                throw new IllegalArgumentException("freshness " + trust + " is negative");
            }
            this.freshness = trust;
            return this;
        }

        Builder freshness(String value) {
            this.freshness = Values.trust(value);
            return this;
        }

        /** The quality of lossy formats, 1 to 100 on the IJG scale. */
        public Builder quality(int value) {
            if (value < 1 || value > 100) {
                throw new IllegalArgumentException("quality " + value + " is outside 1..100");
            }
            this.quality = value;
            return this;
        }

        /** The colour, 0xRRGGBB, behind transparency where the output has none, and around padded images. */
        public Builder matte(int rgb) {
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
        public Builder engines(Resizer... inOrder) {
            this.engines = List.of(inOrder);
            return this;
        }

        Builder engineNames(List<String> inOrder) {
            this.engineNames = inOrder;
            return this;
        }

        /** How the default engine resamples, unless engines are given here; by default {@link Resampler#LANCZOS}. */
        public Builder resampler(Resampler way) {
            this.resampler = Objects.requireNonNull(way);
            return this;
        }

        /** Adds somebody to be told of every step. */
        public Builder listener(ImageListener listener) {
            listeners.add(Objects.requireNonNull(listener));
            return this;
        }

        /**
         * Applies settings by their {@link Setting#key keys}.
         *
         * @throws IllegalArgumentException for an unknown key or a value that is not accepted, naming both and what
         *     would be accepted
         */
        public Builder settings(Map<String, String> settings) {
            Setting.apply(settings, this);
            return this;
        }

        UrlScheme urls() {
            return Signing.scheme(signing, signingKeys, sizes);
        }

        /**
         * Builds it, and opens the stores that were named by URI.
         *
         * @throws IllegalArgumentException if a store is missing, if the two overlap, since purging derivatives could
         *     then delete originals, if a size is allowed that is over a limit, if an engine is named that is not
         *     there, or if URLs must be signed and there are no keys
         * @throws IllegalStateException if an engine on the class path cannot be used, or if two have one name
         * @throws IOException if a store cannot be opened
         */
        public LazyImages build() throws IOException {
            sizes.validate();
            UrlScheme urls = urls();
            List<Resizer> there = engines == null ? Engines.found(resampler) : engines;
            List<Resizer> asked = Engines.named(engineNames, there);
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
                return new LazyImages(prefix, urls, new Hooks(keyMapping, authorizer), parts, List.copyOf(owned));
            } catch (IOException | RuntimeException e) {
                Stores.close(owned);
                throw e;
            }
        }

        private PipelineParts parts(BlobSource from, BlobStore to, List<Resizer> asked, RateLimiter limiter) {
            return new PipelineParts(
                    from,
                    to,
                    asked,
                    signing == Signing.UNLISTED ? sizes.admittingUnlisted() : sizes,
                    limits,
                    authorizer == null ? caching : caching.unshared(),
                    errorImages,
                    limiter,
                    new Clients(trustedProxies, clientHeader),
                    lookUpRate,
                    freshness,
                    quality,
                    matte,
                    new Events(listeners));
        }
    }
}
