package io.lazyimg;

import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.BlobStoreProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the stores that settings name by URI, and closes them. */
final class Stores {
    private static final Logger LOG = LoggerFactory.getLogger("io.lazyimg");

    private Stores() {}

    static BlobSource openSource(Setting setting, @Nullable String uri) throws IOException {
        URI parsed = parse(setting, uri);
        return explained(setting, parsed, provider(setting, parsed)::openSource);
    }

    static BlobStore open(Setting setting, @Nullable String uri) throws IOException {
        URI parsed = parse(setting, uri);
        return explained(setting, parsed, provider(setting, parsed)::open);
    }

    static void refuseOverlap(BlobSource originals, BlobStore derivatives) {
        String from = originals.location().toString();
        String to = derivatives.location().toString();
        if (from.startsWith(to) || to.startsWith(from)) {
            throw new IllegalArgumentException("originals " + from + " and derivatives " + to
                    + " overlap; a purge of derivatives could delete originals");
        }
    }

    static void close(List<AutoCloseable> opened) {
        for (AutoCloseable each : opened) {
            try {
                each.close();
            } catch (Exception e) {
                LOG.warn(
                        "Could not close {}", each instanceof BlobSource store ? store.location() : each.getClass(), e);
            }
        }
    }

    static URI parse(Setting setting, @Nullable String uri) {
        if (uri == null) {
            throw new IllegalArgumentException(setting.key() + " is not given; it takes " + setting.accepts());
        }
        try {
            URI parsed = new URI(uri);
            if (parsed.getScheme() != null) {
                return parsed;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    setting.key() + ": '" + shown(uri) + "' is not a URI (" + e.getReason() + "); it takes "
                            + setting.accepts(),
                    e);
        }
        throw new IllegalArgumentException(
                setting.key() + ": '" + shown(uri) + "' has no scheme; it takes " + setting.accepts());
    }

    /** A URI as a message may have it: somebody may have put a secret into it. */
    static String shown(String uri) {
        return uri.replaceAll("//[^/?#]*@", "//…@").replaceAll("[?#].*", "?…");
    }

    private static BlobStoreProvider provider(Setting setting, URI uri) {
        List<BlobStoreProvider> providers =
                ServiceLoader.load(BlobStoreProvider.class, Stores.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        return providers.stream()
                .filter(provider -> provider.scheme().equalsIgnoreCase(uri.getScheme()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(setting.key() + ": no store is known for " + shown(uri.toString())
                                + "; known are "
                                + providers.stream()
                                        .map(BlobStoreProvider::example)
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }

    private static <T> T explained(Setting setting, URI uri, Opening<T> opening) throws IOException {
        try {
            return opening.open(uri);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting.key() + ": " + shown(uri.toString()) + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException(setting.key() + ": cannot use " + shown(uri.toString()) + ": " + e.getMessage(), e);
        }
    }

    private interface Opening<T> {
        T open(URI uri) throws IOException;
    }
}
