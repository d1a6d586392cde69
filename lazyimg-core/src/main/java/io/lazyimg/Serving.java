package io.lazyimg;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Keys;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Variant;
import io.lazyimg.internal.Answers;
import io.lazyimg.internal.Events;
import io.lazyimg.internal.Pipeline;
import io.lazyimg.internal.PipelineParts;
import io.lazyimg.internal.Unforeseen;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way of a request before any store is asked: is it ours, is it authentic, is it allowed, is it spelled well. */
final class Serving {
    private static final Set<Reason> NAMES_NOTHING = Set.of(Reason.NOT_FOUND, Reason.MALFORMED, Reason.BAD_SIGNATURE);

    private final String prefix;
    private final UrlScheme urls;
    private final Hooks hooks;
    private final Admission admission;
    private final Negotiation negotiation;
    private final CachePolicy caching;
    private final Events events;
    private final Answers answers;
    private final Pipeline pipeline;

    Serving(
            String prefix,
            UrlScheme urls,
            Hooks hooks,
            Admission admission,
            Negotiation negotiation,
            PipelineParts parts,
            Answers answers,
            Pipeline pipeline) {
        this.prefix = prefix;
        this.urls = urls;
        this.hooks = hooks;
        this.admission = admission;
        this.negotiation = negotiation;
        this.caching = parts.caching();
        this.events = parts.events();
        this.answers = answers;
        this.pipeline = pipeline;
    }

    /** The answer, or nothing if the request is not for an image of ours. */
    Optional<ImageResponse> serve(ImageRequest request, Waiting waiting) {
        String method = request.method();
        String path = request.path().startsWith("/") ? request.path().substring(1) : request.path();
        if (!(method.equals("GET") || method.equals("HEAD")) || !path.startsWith(prefix) || !isPlain(request.base())) {
            return Optional.empty();
        }
        String below = path.substring(prefix.length());
        boolean varies = negotiation.isOn()
                && urls.parse(below).filter(negotiation::concerns).isPresent();
        Waiting onward = (until, then) -> waiting.park(
                until,
                () -> varying(
                        varies,
                        settled(request, below, () -> Optional.of(then.get())).orElseThrow()));
        return settled(request, below, () -> urls.read(below).map(asked -> answer(request, asked, onward)))
                .map(answer -> varying(varies, answer));
    }

    /** Caches must not give an answer to who accepts something else: RFC 9110, 12.5.5. */
    private static ImageResponse varying(boolean varies, ImageResponse answer) {
        return varies && answer != ImageResponse.PARKED ? answer.with("Vary", "Accept") : answer;
    }

    /** The answer that a reading of the path gives, or the one to its failure; nothing if it gives none. */
    private Optional<ImageResponse> settled(
            ImageRequest request, String path, Supplier<Optional<ImageResponse>> reading) {
        long began = System.nanoTime();
        try {
            return orRedirected(request, path, reading);
        } catch (ImageException e) {
            return Optional.of(failed(request, prefix + path, began, e));
        } catch (RuntimeException | Error e) {
            return Optional.of(failed(request, prefix + path, began, Unforeseen.outcome(e)));
        }
    }

    private Optional<ImageResponse> orRedirected(
            ImageRequest request, String path, Supplier<Optional<ImageResponse>> reading) {
        try {
            return reading.get();
        } catch (ImageException e) {
            Asked proper = redirected(request, path, e).orElseThrow(() -> e);
            return Optional.of(redirect(request, 302, proper));
        }
    }

    ImageResponse brokenOff(ImageRequest request, Exception failure) {
        ImageException outcome = ImageException.retryAfter(
                Reason.STORE_FAILED, "the derivatives store broke off", Duration.ofSeconds(2), failure);
        return failed(request, request.path(), System.nanoTime(), outcome);
    }

    private ImageResponse failed(ImageRequest request, String path, long began, ImageException failure) {
        events.refused(path, Duration.ofNanos(System.nanoTime() - began), failure);
        return answers.failure(request, failure);
    }

    /**
     * Whether a base can be repeated in a redirect. Containers find an application by way of {@code //other.host/..} too,
     * and give back as its path what was sent.
     */
    private static boolean isPlain(String base) {
        if (base.isEmpty()) {
            return true;
        }
        String decoded = base.startsWith("/") ? PercentEncoding.decode(base.substring(1)) : null;
        return decoded != null && Keys.isValid(decoded) && base.indexOf(';') < 0;
    }

    /**
     * A variant that this visitor may ask for.
     *
     * @param inUrl as it is written in the URL, or should be
     * @param variant what it means for him
     * @param expires until when the URL is of use, or {@code null}
     */
    private record Asked(
            Variant inUrl, Variant variant, @Nullable Instant expires) {
        /** The same original in another size; the format stays as it is written. */
        Asked with(Variant other) {
            return new Asked(inUrl.with(other.transform().as(inUrl.transform().format())), other, expires);
        }
    }

    private ImageResponse answer(ImageRequest request, UrlScheme.Parsed parsed, Waiting waiting) {
        Variant inUrl = parsed.authentic() ? parsed.variant() : listedInstead(parsed);
        Asked asked = asked(request, inUrl, parsed.authentic() ? parsed.expires() : null);
        Instant expires = asked.expires();
        if (expires == null) {
            return answer(request, parsed, asked, waiting);
        }
        Waiting expiring = (until, then) -> waiting.park(until, () -> keptUntil(expires, then.get()));
        return keptUntil(expires, answer(request, parsed, asked, expiring));
    }

    private Asked asked(ImageRequest request, Variant inUrl, @Nullable Instant written) {
        Instant expires = urls.isOpen(inUrl) ? null : written;
        if (expires != null && !Instant.now().isBefore(expires)) {
            throw new ImageException(Reason.EXPIRED, "this URL was of use until " + expires);
        }
        return new Asked(inUrl, hooks.meant(request, inUrl), expires);
    }

    /** An answer that nobody keeps for longer than its URL is of use. */
    private ImageResponse keptUntil(Instant expires, ImageResponse answer) {
        if (answer == ImageResponse.PARKED) {
            return answer;
        }
        Duration left = Duration.between(Instant.now(), expires);
        boolean redirect = answer.headers().containsKey("Location");
        Duration usual = redirect ? caching.redirects() : caching.images();
        Duration kept = left.isNegative() ? Duration.ZERO : usual.compareTo(left) < 0 ? usual : left;
        return answer.with("Cache-Control", caching.header(kept));
    }

    private ImageResponse answer(ImageRequest request, UrlScheme.Parsed parsed, Asked asked, Waiting waiting) {
        Asked admitted = asked.with(admission.admit(asked.variant()));
        hooks.authorize(request, admitted.variant());
        if (!parsed.authentic() || !admitted.variant().equals(asked.variant())) {
            return redirect(request, 302, admitted);
        }
        if (!parsed.canonical()) {
            return redirect(request, 301, admitted);
        }
        return negotiation.concerns(admitted.inUrl())
                ? negotiated(request, admitted, negotiation.settled(request, admitted.variant()), waiting)
                : answer(request, admitted, admitted.variant(), waiting);
    }

    private ImageResponse answer(ImageRequest request, Asked admitted, Variant made, Waiting waiting) {
        return pipeline.answer(request, made, urls.key(made), canonical -> location(admitted.with(canonical)), waiting);
    }

    /** In the format that was settled on, or in the usual one where that takes too much. */
    private ImageResponse negotiated(ImageRequest request, Asked admitted, Variant settled, Waiting waiting) {
        if (settled.equals(admitted.variant())) {
            return answer(request, admitted, settled, waiting);
        }
        Supplier<ImageResponse> usual = () -> answer(request, admitted, admitted.variant(), waiting);
        Waiting onward = (until, then) -> waiting.park(until, () -> orIfTooLarge(then, usual));
        return orIfTooLarge(() -> answer(request, admitted, settled, onward), usual);
    }

    private static ImageResponse orIfTooLarge(Supplier<ImageResponse> settled, Supplier<ImageResponse> usual) {
        try {
            return settled.get();
        } catch (ImageException e) {
            if (e.reason() != Reason.TOO_LARGE) {
                throw e;
            }
            return usual.get();
        }
    }

    /**
     * Names the variant in the URL, signed where it is; so it may not be one that was asked for without a right to it.
     */
    private ImageResponse redirect(ImageRequest request, int status, Asked to) {
        events.redirected(urls.key(to.variant()), Duration.ZERO);
        return answers.redirect(request, status, location(to));
    }

    private String location(Asked to) {
        Instant expires = to.expires();
        return prefix + (expires == null ? urls.format(to.inUrl()) : urls.format(to.inUrl(), expires));
    }

    /**
     * The listed variant to redirect to where a signature is missing. Anybody may ask for it, so that nothing is signed
     * for somebody who has not shown a signature himself.
     */
    private Variant listedInstead(UrlScheme.Parsed parsed) {
        return Optional.of(parsed.variant())
                .filter(variant -> !parsed.signed())
                .flatMap(admission.sizes()::snapped)
                .filter(urls::isOpen)
                .orElseThrow(() -> new ImageException(Reason.BAD_SIGNATURE, "the signature is missing or wrong"));
    }

    /**
     * The variant that was meant by a path that names nothing, if the path comes out of a redirect of S3, which does not
     * encode keys, and its original is there. The visitor is told of its proper URL: this one may come to mean another
     * image.
     */
    private Optional<Asked> redirected(ImageRequest request, String path, ImageException failure) {
        if (!NAMES_NOTHING.contains(failure.reason())) {
            return Optional.empty();
        }
        return urls.readRedirected(path)
                .filter(UrlScheme.Parsed::authentic)
                .flatMap(parsed -> permitted(request, parsed))
                .filter(asked -> pipeline.hasOriginal(asked.variant().originalKey()));
    }

    private Optional<Asked> permitted(ImageRequest request, UrlScheme.Parsed parsed) {
        try {
            Asked asked = asked(request, parsed.variant(), parsed.expires());
            admission.admit(asked.variant());
            hooks.authorize(request, asked.variant());
            return Optional.of(asked);
        } catch (ImageException e) {
            return Optional.empty();
        }
    }
}
