package io.lazyimg.html;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When a browser loads a picture. */
public enum Loading {
    /** When it comes near the visible part of the page. */
    LAZY("lazy", null),

    /** At once. */
    EAGER("eager", null),

    /** At once and before others: the picture that the page opens with. One on a page. */
    HERO("eager", "high");

    private final String word;
    private final @Nullable String priority;

    Loading(String word, @Nullable String priority) {
        this.word = word;
        this.priority = priority;
    }

    /** Adds what tells it to a browser. */
    void describe(Map<String, String> attributes) {
        attributes.put("loading", word);
        attributes.put("decoding", "async");
        if (priority != null) {
            attributes.put("fetchpriority", priority);
        }
    }

    static Loading of(String word) {
        for (Loading loading : values()) {
            if (loading.name().toLowerCase(Locale.ROOT).equals(word)) {
                return loading;
            }
        }
        throw new IllegalArgumentException("loading '" + word + "' is not one of lazy, eager, hero");
    }
}
