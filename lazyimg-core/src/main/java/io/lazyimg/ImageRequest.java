package io.lazyimg;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request, freed from the API that it came through.
 *
 * @param method the HTTP method
 * @param path the path below the mount as it was sent, still percent-encoded, without a query, with or without its
 *     leading slash
 * @param base what stands before the path in URLs of the same server, percent-encoded, without a trailing slash: a
 *     context path, or nothing. A request whose base has an empty segment, one of dots or path parameters is none of
 *     ours: it would lead redirects astray
 * @param client the address that the connection came from
 * @param headers the headers
 * @param host the request as the host application knows it, see {@link #unwrap}, or {@code null}
 */
public record ImageRequest(
        String method,
        String path,
        String base,
        String client,
        Headers headers,
        @Nullable Object host) {
    public ImageRequest {
        Objects.requireNonNull(method);
        Objects.requireNonNull(path);
        Objects.requireNonNull(base);
        Objects.requireNonNull(client);
        Objects.requireNonNull(headers);
    }

    /** The headers of a request. */
    @FunctionalInterface
    public interface Headers {
        /** No headers. */
        Headers NONE = name -> List.of();

        /** Every value of a header, in the order of arrival; the name's case does not matter. */
        List<String> all(String name);
    }

    /** A request without headers, from nobody in particular, to an application at the root of its server. */
    public static ImageRequest of(String method, String path) {
        return new ImageRequest(method, path, "", "", Headers.NONE, null);
    }

    /** A plain GET of a path, from nobody in particular. */
    public static ImageRequest get(String path) {
        return of("GET", path);
    }

    /** The first value of a header, or {@code null}. */
    public @Nullable String header(String name) {
        List<String> all = headers.all(name);
        return all.isEmpty() ? null : all.get(0);
    }

    /**
     * The request as the host application knows it: {@code HttpServletRequest} behind the servlet filter.
     *
     * @return nothing if it came another way
     */
    public <T> Optional<T> unwrap(Class<T> type) {
        return type.isInstance(host) ? Optional.of(type.cast(host)) : Optional.empty();
    }
}
