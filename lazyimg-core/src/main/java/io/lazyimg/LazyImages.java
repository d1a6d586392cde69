package io.lazyimg;

import io.lazyimg.image.Transform;
import io.lazyimg.internal.Answers;
import io.lazyimg.internal.Pipeline;
import io.lazyimg.internal.PipelineParts;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.RateLimiter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
    private final UrlScheme scheme;
    private final ImageUrls urls;
    private final SizePolicy sizes;
    private final Limits limits;
    private final Pipeline pipeline;
    private final Serving serving;
    private final BlobSource originals;
    private final BlobStore derivatives;
    private final List<AutoCloseable> owned;

    LazyImages(
            String prefix,
            UrlScheme scheme,
            ImageUrls urls,
            Hooks hooks,
            Admission admission,
            Negotiation negotiation,
            PipelineParts parts,
            List<AutoCloseable> owned) {
        Answers answers = new Answers(parts.caching(), parts.errorImages());
        this.scheme = scheme;
        this.urls = hooks.mapping() == null ? urls.asking(this::placeholder) : urls;
        this.sizes = parts.sizes();
        this.limits = parts.limits();
        this.pipeline = new Pipeline(parts, answers, scheme);
        this.serving = new Serving(prefix, scheme, hooks, admission, negotiation, parts, answers, pipeline);
        this.originals = parts.originals();
        this.derivatives = parts.derivatives();
        this.owned = owned;
    }

    public static LazyImagesBuilder builder() {
        return new LazyImagesBuilder();
    }

    /** The URLs of images here, for pages. */
    public ImageUrls urls() {
        return urls;
    }

    /** How variants are written in paths and keys here. */
    public UrlScheme scheme() {
        return scheme;
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
        return scheme.mightBeOurs(path);
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
        return pipeline.warm(originalKey, transforms, scheme);
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

    /**
     * What a page can show of an original before a picture of it has loaded, and its size. The first time the original is
     * read, decoded to some 100 pixels and looked at on the caller's thread, within the limits on memory and on renders
     * at one time; what was found is stored beside the derivatives, and remembered for a minute. Nothing is charged to the
     * {@link RateLimiter}.
     *
     * @param originalKey the key in the store; where there is a {@link KeyMapping}, the one that it gives
     * @return nothing if there is no such original
     * @throws io.lazyimg.image.ImageException if it is no picture, is over a limit, or cannot be looked at now
     * @throws IllegalArgumentException if this is not the key of an original
     */
    public Optional<Placeholder> placeholder(String originalKey) {
        return pipeline.placeholder(originalKey);
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
}
