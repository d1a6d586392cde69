package io.lazyimg;

import io.lazyimg.image.Transform;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads a {@link SizePolicy} out of settings. */
final class SizeSettings {
    static final String SIZES = "sizes such as 600x400, 1200x0 or 150x150_fill, separated by commas";
    static final String WIDTHS = "widths such as 320,640,1280";
    static final String PRESETS = "named sizes such as thumb=150x150_fill,hero=1600x0";
    static final String RULES = "prefixes with settings of their own, separated by semicolons, such as"
            + " avatars/ sizes=64x64_fill,128x128_fill snap=true; banners/ widths=320,640";

    private static final Set<String> IN_RULES = Set.of("sizes", "widths", "snap", "max-side", "max-output-pixels");

    static final String QUALITIES = "qualities from 1 to 100 such as 60,75, separated by commas";

    private SizeSettings() {}

    static Transform size(String text) {
        Transform size = Transform.of(text.strip());
        if (size.format() != null) {
            throw new IllegalArgumentException("'" + text.strip() + "' is not a size without a format");
        }
        return size;
    }

    static SizePolicy allowing(SizePolicy policy, String sizes) {
        return policy.allow(
                Arrays.stream(sizes.split(",", -1)).map(SizeSettings::size).toArray(Transform[]::new));
    }

    static SizePolicy widths(SizePolicy policy, String widths) {
        return policy.allow(Arrays.stream(widths.split(",", -1))
                .map(width -> Transform.fit(Integer.parseInt(width.strip()), 0))
                .toArray(Transform[]::new));
    }

    static SizePolicy qualities(SizePolicy policy, String qualities) {
        return policy.qualities(Arrays.stream(qualities.split(",", -1))
                .mapToInt(quality -> Integer.parseInt(quality.strip()))
                .toArray());
    }

    static SizePolicy presets(SizePolicy policy, String presets) {
        SizePolicy more = policy;
        for (String preset : presets.split(",", -1)) {
            String[] parts = preset.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("'" + preset.strip() + "' is not name=size");
            }
            more = more.preset(parts[0].strip(), size(parts[1]));
        }
        return more;
    }

    static SizePolicy rules(SizePolicy policy, String rules) {
        SizePolicy more = policy;
        for (String rule : rules.split(";", -1)) {
            String[] words = rule.strip().split("\\s+");
            SizePolicy under = SizePolicy.any();
            Map<String, String> seen = new HashMap<>();
            for (String word : Arrays.asList(words).subList(1, words.length)) {
                String[] parts = word.split("=", 2);
                if (parts.length != 2 || !IN_RULES.contains(parts[0]) || seen.put(parts[0], parts[1]) != null) {
                    throw new IllegalArgumentException("'" + word + "' is not a setting of a rule; those are "
                            + String.join(", ", IN_RULES.stream().sorted().toList()) + ", each once");
                }
                under = one(under, parts[0], parts[1]);
            }
            if (seen.isEmpty() || words[0].contains("=")) {
                throw new IllegalArgumentException("'" + rule.strip() + "' is not a prefix followed by settings");
            }
            more = more.under(words[0], under);
        }
        return more;
    }

    private static SizePolicy one(SizePolicy policy, String name, String value) {
        return switch (name) {
            case "sizes" -> allowing(policy, value);
            case "widths" -> widths(policy, value);
            case "snap" -> policy.snapping(Values.onOrOff(value));
            case "max-side" -> policy.maxSide(Values.whole(value));
            default -> policy.maxOutputPixels(Values.wholeLong(value));
        };
    }
}
