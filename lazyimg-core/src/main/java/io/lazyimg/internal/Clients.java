package io.lazyimg.internal;

import io.lazyimg.ClientHeader;
import io.lazyimg.ImageRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind a request. Each proxy adds the address that it was asked from at the right; so of n that are trusted
 * the n-th entry from the right is the visitor's, and whatever stands left of it is what he says himself. Where that
 * entry is not there or is no address, the connection's is taken, which nobody can choose.
 */
public final class Clients {
    private final int trustedProxies;
    private final ClientHeader header;

    public Clients(int trustedProxies, ClientHeader header) {
        this.trustedProxies = trustedProxies;
        this.header = header;
    }

    /** The address that the visitor's renders are charged to, as {@link AddressLiteral} writes it. */
    String of(ImageRequest request) {
        String told = trustedProxies == 0 ? null : told(request.headers().all(header.header()));
        return told != null ? told : connection(request);
    }

    /**
     * Whether this client may be many visitors: a proxy speaks for others, and it is the proxy that is charged for all of
     * them.
     */
    boolean mayBeProxy(ImageRequest request, String client) {
        return client.equals(connection(request))
                && (trustedProxies > 0
                        || Arrays.stream(ClientHeader.values())
                                .anyMatch(each ->
                                        !request.headers().all(each.header()).isEmpty()));
    }

    private static String connection(ImageRequest request) {
        String address = AddressLiteral.node(request.client());
        return address != null ? address : request.client();
    }

    private @Nullable String told(List<String> lines) {
        if (header == ClientHeader.CLOUDFRONT_VIEWER_ADDRESS) {
            return lines.size() == 1 ? AddressLiteral.withPort(lines.get(0).strip()) : null;
        }
        int left = trustedProxies;
        for (int line = lines.size() - 1; line >= 0; line--) {
            Optional<List<String>> entries = entries(lines.get(line));
            if (entries.isEmpty()) {
                return null;
            }
            int count = entries.get().size();
            if (count >= left) {
                return AddressLiteral.node(entries.get().get(count - left));
            }
            left -= count;
        }
        return null;
    }

    private Optional<List<String>> entries(String line) {
        if (header == ClientHeader.FORWARDED) {
            return ForwardedLine.nodes(line);
        }
        return Optional.of(Arrays.stream(line.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList());
    }
}
