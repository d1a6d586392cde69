package io.lazyimg.internal;

import io.lazyimg.CachePolicy;
import io.lazyimg.ErrorImages;
import io.lazyimg.ImageRequest;
import io.lazyimg.ImageResponse;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobInfo;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts outcomes into HTTP, as RFC 9110 and RFC 9111 have it. */
public final class Answers {
    private static final byte[] NOTHING = {};
    private static final String TEXT = "text/plain;charset=utf-8";
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String IF_MODIFIED_SINCE = "If-Modified-Since";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final CachePolicy caching;
    private final ErrorImages errorImages;

    public Answers(CachePolicy caching, ErrorImages errorImages) {
        this.caching = caching;
        this.errorImages = errorImages;
    }

    /** A picture that was made just now. */
    ImageResponse rendered(ImageRequest request, Outcome.Rendered rendered, String timing, Runnable onClose) {
        byte[] content = rendered.picture().content();
        Map<String, String> headers = headers(
                rendered.etag(),
                rendered.at(),
                CachePolicy.tag(rendered.original().key()),
                timing);
        if (isNotModified(request, rendered.etag(), rendered.at())) {
            return ImageResponse.holding(304, headers, NOTHING, onClose);
        }
        describe(headers, rendered.picture().format().mediaType(), content.length);
        return ImageResponse.holding(200, headers, isHead(request) ? NOTHING : content, onClose);
    }

    /** Whether there may be a derivative whose headers are all that this request needs. */
    static boolean mayNeedNoBody(ImageRequest request) {
        return isHead(request) || request.header(IF_NONE_MATCH) != null || request.header(IF_MODIFIED_SINCE) != null;
    }

    /** Whether the headers of a stored derivative are all that this request needs. */
    static boolean needsNoBody(ImageRequest request, BlobInfo info) {
        return isHead(request) || isNotModified(request, etag(info), info.lastModified());
    }

    /** The headers of a stored derivative, for a request that {@link #needsNoBody}. */
    ImageResponse stored(ImageRequest request, BlobInfo info, String timing) {
        Map<String, String> headers = headers(info, timing);
        if (isNotModified(request, etag(info), info.lastModified())) {
            return ImageResponse.of(304, headers, NOTHING);
        }
        describe(headers, info.attributes().contentType(), info.size());
        return ImageResponse.of(200, headers, NOTHING);
    }

    /** A stored derivative that has been read. */
    ImageResponse stored(BlobInfo info, byte[] content, String timing, Runnable onClose) {
        Map<String, String> headers = headers(info, timing);
        describe(headers, info.attributes().contentType(), info.size());
        return ImageResponse.holding(200, headers, content, onClose);
    }

    /** A stored derivative that is read while it is sent. */
    ImageResponse stored(Blob blob, String timing) {
        BlobInfo info = blob.info();
        Map<String, String> headers = headers(info, timing);
        describe(headers, info.attributes().contentType(), info.size());
        return ImageResponse.streaming(200, headers, blob);
    }

    /** A redirect within the same mount; the path is percent-encoded, and so cannot end the header. */
    public ImageResponse redirect(ImageRequest request, int status, String path) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Location", request.base() + "/" + path);
        headers.put("Cache-Control", caching.header(caching.redirects()));
        headers.put("Content-Length", "0");
        return ImageResponse.of(status, headers, NOTHING);
    }

    /** One line of plain text, or the picture that the host has for such a failure. */
    public ImageResponse failure(ImageRequest request, ImageException failure) {
        int status = failure.reason().status();
        Optional<ErrorImages.Picture> picture = errorImages.find(status);
        byte[] body = picture.map(ErrorImages.Picture::content)
                .orElseGet(() -> (status + " " + failure.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new LinkedHashMap<>();
        describe(headers, picture.map(shown -> shown.format().mediaType()).orElse(TEXT), body.length);
        headers.put("Cache-Control", caching.header(mayDiffer(failure.reason()) ? Duration.ZERO : caching.errors()));
        Duration retryAfter = failure.retryAfter();
        if (retryAfter != null) {
            headers.put(
                    "Retry-After",
                    Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
        }
        return ImageResponse.of(status, headers, isHead(request) ? NOTHING : body);
    }

    /** Whether the next try may have another outcome. */
    private static boolean mayDiffer(Reason reason) {
        return reason == Reason.FORBIDDEN || reason.status() == 429 || reason.status() >= 500;
    }

    private Map<String, String> headers(BlobInfo info, String timing) {
        String cacheTag = info.attributes().metadata().get(Keeping.CACHE_TAG);
        return headers(etag(info), info.lastModified(), cacheTag, timing);
    }

    private Map<String, String> headers(String etag, Instant lastModified, @Nullable String cacheTag, String timing) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (cacheTag != null) {
            headers.put("Cache-Tag", cacheTag);
        }
        headers.put("ETag", '"' + etag + '"');
        headers.put("Last-Modified", HTTP_DATE.format(lastModified));
        headers.put("Cache-Control", caching.header(caching.images()));
        headers.put("Server-Timing", timing);
        return headers;
    }

    private static void describe(Map<String, String> headers, String contentType, long length) {
        headers.put("Content-Type", contentType);
        headers.put("Content-Length", Long.toString(length));
        headers.put("X-Content-Type-Options", "nosniff");
    }

    private static String etag(BlobInfo info) {
        return info.attributes().metadata().getOrDefault(Keeping.ETAG, info.etag());
    }

    private static boolean isHead(ImageRequest request) {
        return request.method().equals("HEAD");
    }

    private static boolean isNotModified(ImageRequest request, String etag, Instant lastModified) {
        String ifNoneMatch = request.header(IF_NONE_MATCH);
        if (ifNoneMatch != null) {
            return Etags.matches(ifNoneMatch, etag);
        }
        String since = request.header(IF_MODIFIED_SINCE);
        if (since == null) {
            return false;
        }
        try {
            Instant known = ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return !lastModified.truncatedTo(ChronoUnit.SECONDS).isAfter(known);
        } catch (DateTimeException e) {
            return false; // RFC 9110, 13.1.3: an invalid date is ignored
        }
    }
}
