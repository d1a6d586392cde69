package io.lazyimg.examples.processor;

import io.lazyimg.Setting;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The folder in which everything lies that nobody said where to put.
 *
 * @param root the folder
 */
record DemoFolder(Path root) {
    private static final String NAME = "lazyimg-demo";

    /** The demo folder in another folder. */
    static DemoFolder in(Path home) {
        return new DemoFolder(home.toAbsolutePath().normalize().resolve(NAME));
    }

    /** What holds here, in words, for a setting that must be given elsewhere. */
    static Optional<String> fallback(Setting setting) {
        return switch (setting) {
            case ORIGINALS -> Optional.of("sample pictures, made at the first start in ./" + NAME + "/originals");
            case DERIVATIVES -> Optional.of("a folder in ./" + NAME);
            default -> Optional.empty();
        };
    }

    /** The same configuration, with a place here for each store that it does not name. */
    Configuration furnish(Configuration given) {
        Path derivatives =
                given.value(Setting.ORIGINALS).map(this::derivativesOf).orElseGet(this::derivatives);
        return given.withFallback(Setting.ORIGINALS, originals().toUri().toString())
                .withFallback(Setting.DERIVATIVES, derivatives.toUri().toString());
    }

    Path originals() {
        return root.resolve("originals");
    }

    /** The folder for derivatives of the samples. */
    Path derivatives() {
        return root.resolve("derivatives");
    }

    /**
     * The folder for derivatives of other originals, one for each place, since files of one name in two places are two
     * pictures.
     */
    Path derivativesOf(String originals) {
        return root.resolve(String.format(Locale.ROOT, "derivatives-%08x", originals.hashCode()));
    }
}
