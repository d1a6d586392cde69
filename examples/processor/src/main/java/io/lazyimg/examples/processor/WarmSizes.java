package io.lazyimg.examples.processor;

import io.lazyimg.Setting;
import io.lazyimg.SizePolicy;
import io.lazyimg.image.Transform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sizes to make: those given, or else those that the policy lists for an original.
 *
 * @param given none for those of the policy
 */
record WarmSizes(List<Transform> given, SizePolicy policy) {
    /**
     * Reads sizes.
     *
     * @throws IllegalArgumentException if one is no size, or if none is given and the configuration lists none
     */
    static WarmSizes of(List<String> given, Configuration configuration, SizePolicy policy) {
        List<Transform> sizes = new ArrayList<>();
        given.forEach(text -> sizes.add(size(text.strip())));
        boolean listed = Stream.of(Setting.SIZES, Setting.WIDTHS, Setting.PRESETS, Setting.RULES)
                .anyMatch(setting -> configuration.value(setting).isPresent());
        if (sizes.isEmpty() && !listed) {
            throw new IllegalArgumentException("no sizes are listed in the settings, so any could be asked for;"
                    + " give --size 600x400,150x150_fill or the settings sizes, widths, presets or rules");
        }
        return new WarmSizes(List.copyOf(sizes), policy);
    }

    Collection<Transform> of(String originalKey) {
        return given.isEmpty() ? policy.listed(originalKey) : given;
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
