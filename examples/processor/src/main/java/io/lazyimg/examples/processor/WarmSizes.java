package io.lazyimg.examples.processor;

import io.lazyimg.Setting;
import io.lazyimg.SizePolicy;
import io.lazyimg.image.Transform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The sizes to make: those given, or else those that the policy lists for an original.
 *
 * @param given none for those of the policy
 * @param uniform whether they are the same for all originals
 */
record WarmSizes(List<Transform> given, boolean uniform) {
    /**
     * Reads sizes.
     *
     * @throws IllegalArgumentException if one is no size, or if none is given and the configuration lists none
     */
    static WarmSizes of(List<String> given, Configuration configuration) {
        List<Transform> sizes = new ArrayList<>();
        given.forEach(text -> sizes.add(size(text.strip())));
        boolean ruled = configuration.value(Setting.RULES).isPresent();
        boolean listed = ruled
                || Stream.of(Setting.SIZES, Setting.WIDTHS, Setting.PRESETS)
                        .anyMatch(setting -> configuration.value(setting).isPresent());
        if (sizes.isEmpty() && !listed) {
            throw new IllegalArgumentException("no sizes are listed in the settings, so any could be asked for;"
                    + " give --size 600x400,150x150_fill or one of the settings sizes, widths, presets and rules");
        }
        return new WarmSizes(List.copyOf(sizes), !sizes.isEmpty() || !ruled);
    }

    Collection<Transform> of(String originalKey, SizePolicy policy) {
        return given.isEmpty() ? policy.listed(originalKey) : given;
    }

    /** How many derivatives so many originals have, if that can be told. */
    OptionalLong total(OptionalLong originals, SizePolicy policy) {
        return originals.isPresent() && uniform
                ? OptionalLong.of(originals.getAsLong() * of("", policy).size())
                : OptionalLong.empty();
    }

    private static Transform size(String text) {
        try {
            return Transform.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--size: " + e.getMessage() + "; it takes sizes such as 600x400, 1200x0 or 150x150_fill.png", e);
        }
    }
}
