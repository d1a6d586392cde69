package io.lazyimg.testkit;

import io.lazyimg.image.Keys;
import java.util.stream.Stream;

/** Keys that break the rules of {@link Keys}, of every kind. */
final class InvalidKeys {
    private InvalidKeys() {}

    static Stream<String> all() {
        return Stream.of(
                "",
                "/",
                "/x",
                "x/",
                "a//b",
                ".",
                "..",
                "./x",
                "../x",
                "a/../x",
                "a/..",
                "a/./b",
                "a/b/.",
                "../../x",
                "a\\b",
                "..\\x",
                "\0",
                "x\0.jpg",
                "a\nb",
                "\u007f",
                "\u0085",
                "\ud800",
                "\udc00\ud800",
                "x".repeat(Keys.MAX_BYTES + 1),
                "\u00e9".repeat(Keys.MAX_BYTES / 2) + "x");
    }
}
