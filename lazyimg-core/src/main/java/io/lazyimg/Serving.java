package io.lazyimg;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Variant;
import io.lazyimg.internal.Answers;
import io.lazyimg.internal.Events;
import io.lazyimg.internal.Pipeline;
import io.lazyimg.internal.PipelineParts;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a request before any store is asked: is it ours, is it authentic, is it allowed, is it spelled well. */
final class Serving {
    private static final Logger LOG = LoggerFactory.getLogger("io.lazyimg");
    private static final Set<Reason> NAMES_NOTHING = Set.of(Reason.NOT_FOUND, Reason.MALFORMED, Reason.BAD_SIGNATURE);

    private final String prefix;
    private final UrlScheme urls;
    private final SizePolicy sizes;
    private final Set<ImageFormat> outputs;
    private final Events events;
    private final Answers answers;
    private final Pipeline pipeline;

    Serving(String prefix, UrlScheme urls, PipelineParts parts, Answers answers, Pipeline pipeline) {
        this.prefix = prefix;
        this.urls = urls;
        this.sizes = parts.sizes();
        this.outputs = parts.engines().stream()
                .flatMap(engine -> engine.outputs().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.events = parts.events();
        this.answers = answers;
        this.pipeline = pipeline;
    }

    /** The answer, or nothing if the request is not for an image of ours. */
    Optional<ImageResponse> serve(ImageRequest request) {
        long began = System.nanoTime();
        String method = request.method();
        String path = request.path().startsWith("/") ? request.path().substring(1) : request.path();
        if (!(method.equals("GET") || method.equals("HEAD")) || !path.startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            return answer(request, path.substring(prefix.length()));
        } catch (ImageException e) {
            events.refused(path, Duration.ofNanos(System.nanoTime() - began), e);
            return Optional.of(answers.failure(request, e));
        } catch (RuntimeException e) {
            LOG.error("Serving {} failed unexpectedly", path, e);
            ImageException failure = new ImageException(Reason.INTERNAL, "internal error", e);
            events.refused(path, Duration.ofNanos(System.nanoTime() - began), failure);
            return Optional.of(answers.failure(request, failure));
        }
    }

    private Optional<ImageResponse> answer(ImageRequest request, String path) {
        try {
            return urls.read(path).map(parsed -> answer(request, parsed));
        } catch (ImageException e) {
            Variant meant = redirected(path, e).orElseThrow(() -> e);
            return Optional.of(redirect(request, 302, meant, meant));
        }
    }

    private ImageResponse answer(ImageRequest request, UrlScheme.Parsed parsed) {
        if (!parsed.authentic()) {
            Variant listed = listedInstead(parsed);
            return redirect(request, 302, listed, listed);
        }
        Variant variant = parsed.variant();
        Variant admitted = admit(variant);
        if (!admitted.equals(variant)) {
            return redirect(request, 302, variant, admitted);
        }
        if (!parsed.canonical()) {
            return redirect(request, 301, variant, variant);
        }
        return pipeline.answer(request, variant, urls.key(variant), urls, prefix);
    }

    /** Both are named by their keys, signed where they are; so neither may be one that was asked for without a right to it. */
    private ImageResponse redirect(ImageRequest request, int status, Variant from, Variant to) {
        events.redirected(urls.key(from), Duration.ZERO);
        return answers.redirect(request, status, prefix + urls.format(to));
    }

    /**
     * The listed variant to redirect to where a signature is missing. Anybody may ask for it, so that nothing is signed
     * for somebody who has not shown a signature himself.
     */
    private Variant listedInstead(UrlScheme.Parsed parsed) {
        return Optional.of(parsed.variant())
                .filter(variant -> !parsed.signed())
                .flatMap(sizes::snapped)
                .filter(urls::isOpen)
                .orElseThrow(() -> new ImageException(Reason.BAD_SIGNATURE, "the signature is missing or wrong"));
    }

    /**
     * The variant that was meant by a path that names nothing, if the path comes out of a redirect of S3, which does not
     * encode keys, and its original is there. The visitor is told of its proper URL: this one may come to mean another
     * image.
     */
    private Optional<Variant> redirected(String path, ImageException failure) {
        if (!NAMES_NOTHING.contains(failure.reason())) {
            return Optional.empty();
        }
        return urls.readRedirected(path)
                .filter(UrlScheme.Parsed::authentic)
                .map(UrlScheme.Parsed::variant)
                .filter(this::isAdmitted)
                .filter(variant -> pipeline.hasOriginal(variant.originalKey()));
    }

    private Variant admit(Variant variant) {
        ImageFormat format = variant.transform().format();
        if (format != null && !outputs.contains(format)) {
            throw new ImageException(Reason.REFUSED, format.mediaType() + " cannot be written here");
        }
        return sizes.admit(variant);
    }

    private boolean isAdmitted(Variant variant) {
        try {
            admit(variant);
            return true;
        } catch (ImageException e) {
            return false;
        }
    }
}
