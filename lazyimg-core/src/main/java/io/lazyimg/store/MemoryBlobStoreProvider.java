package io.lazyimg.store;

import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.BlobStoreProvider;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens {@link MemoryBlobStore}s by URIs that say how large they may become, such as {@code memory:64MB}: a whole number
 * of {@code KB}, {@code MB} or {@code GB}, each 1024 times the one before. Each URI opened is a store of its own.
 */
public final class MemoryBlobStoreProvider implements BlobStoreProvider {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,8})(KB|MB|GB)");
    private static final Map<String, Integer> SHIFTS = Map.of("KB", 10, "MB", 20, "GB", 30);

    /** For {@link java.util.ServiceLoader}. */
    public MemoryBlobStoreProvider() {}

    @Override
    public String scheme() {
        return "memory";
    }

    @Override
    public String example() {
        return "memory:64MB";
    }

    @Override
    public BlobStore open(URI uri) {
        Matcher size = SIZE.matcher(uri.getRawSchemeSpecificPart());
        if (!scheme().equalsIgnoreCase(uri.getScheme()) || !size.matches() || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(uri + " names no size in KB, MB or GB; it must be like " + example());
        }
        return MemoryBlobStore.ofBytes(Long.parseLong(size.group(1)) << SHIFTS.getOrDefault(size.group(2), 0));
    }
}
