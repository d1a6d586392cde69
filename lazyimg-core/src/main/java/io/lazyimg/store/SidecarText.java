package io.lazyimg.store;

import io.lazyimg.spi.BlobAttributes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The text of a sidecar: one {@code name value} a line, the key first and {@code end} last. Neither keys nor attributes
 * can hold a line break.
 */
final class SidecarText {
    private static final String VERSION = "lazyimg 1";
    private static final String KEY = "key ";
    private static final String TYPE = "type ";
    private static final String CACHE = "cache ";
    private static final String META = "meta ";
    private static final String END = "end";

    private SidecarText() {}

    static byte[] write(String key, BlobAttributes attributes) {
        List<String> lines = new ArrayList<>();
        lines.add(VERSION);
        lines.add(KEY + key);
        lines.add(TYPE + attributes.contentType());
        if (attributes.cacheControl() != null) {
            lines.add(CACHE + attributes.cacheControl());
        }
        new TreeMap<>(attributes.metadata()).forEach((name, value) -> lines.add(META + name + " " + value));
        lines.add(END);
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The attributes, or nothing if this is not a whole sidecar of this key. */
    static Optional<BlobAttributes> read(String key, byte[] text) {
        List<String> lines = List.of(new String(text, StandardCharsets.UTF_8).split("\n"));
        int last = lines.size() - 1;
        if (last < 3
                || !lines.get(0).equals(VERSION)
                || !lines.get(1).equals(KEY + key)
                || !lines.get(2).startsWith(TYPE)
                || !lines.get(last).equals(END)) {
            return Optional.empty();
        }
        try {
            return Optional.of(attributes(lines.get(2).substring(TYPE.length()), lines.subList(3, last)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static BlobAttributes attributes(String type, List<String> lines) {
        @Nullable String cache = null;
        Map<String, String> metadata = new HashMap<>();
        for (String line : lines) {
            int space = line.indexOf(' ', META.length());
            if (line.startsWith(CACHE)) {
                cache = line.substring(CACHE.length());
            } else if (line.startsWith(META) && space > 0) {
                metadata.put(line.substring(META.length(), space), line.substring(space + 1));
            } else {
                throw new IllegalArgumentException("not a line of a sidecar");
            }
        }
        return new BlobAttributes(type, cache, metadata);
    }
}
