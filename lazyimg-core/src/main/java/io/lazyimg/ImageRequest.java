package io.lazyimg;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request, freed from the API that it came through.
 *
 * @param method the HTTP method
 * @param path the path below the mount as it was sent, still percent-encoded, without a query, with or without its
 *     leading slash
 * @param base what stands before the path in URLs of the same server, percent-encoded, without a trailing slash: a
 *     context path, or nothing
 * @param ifNoneMatch the header, or {@code null}
 * @param ifModifiedSince the header, or {@code null}
 * @param client the visitor's address, for the rate limiter
 */
public record ImageRequest(
        String method,
        String path,
        String base,
        @Nullable String ifNoneMatch,
        @Nullable String ifModifiedSince,
        String client) {
    public ImageRequest {
        Objects.requireNonNull(method);
        Objects.requireNonNull(path);
        Objects.requireNonNull(base);
        Objects.requireNonNull(client);
    }

    /** A plain GET of a path, from nobody in particular. */
    public static ImageRequest get(String path) {
        return new ImageRequest("GET", path, "", null, null, "");
    }
}
