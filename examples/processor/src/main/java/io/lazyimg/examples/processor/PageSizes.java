package io.lazyimg.examples.processor;

import io.lazyimg.Setting;
import io.lazyimg.image.Fit;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The sizes on the page: a selection, or the first of those that the configuration allows.
 *
 * @param shown as pictures, the smallest first
 * @param linked as URLs to try
 */
record PageSizes(List<Transform> shown, List<Transform> linked) {
    private static final int MOST_SHOWN = 3;
    private static final PageSizes SELECTION = new PageSizes(
            List.of(Transform.fill(160, 160), Transform.fit(320, 0), Transform.fit(600, 400)),
            List.of(
                    Transform.fit(1200, 0),
                    Transform.fit(0, 240),
                    Transform.pad(400, 400),
                    Transform.fit(320, 0).as(ImageFormat.PNG)));

    /** What the configuration, which must have been accepted, leaves to show. */
    static PageSizes of(Configuration configuration) {
        List<Transform> allowed = new ArrayList<>();
        configuration.value(Setting.SIZES).ifPresent(sizes -> split(sizes).forEach(size -> allowed.add(size(size))));
        configuration.value(Setting.WIDTHS).ifPresent(widths -> split(widths)
                .forEach(width -> allowed.add(size(width + "x0"))));
        if (allowed.isEmpty()) {
            return SELECTION;
        }
        int shown = Math.min(MOST_SHOWN, allowed.size());
        return new PageSizes(
                List.copyOf(allowed.subList(0, shown)), List.copyOf(allowed.subList(shown, allowed.size())));
    }

    /** A size for people: {@code 600 × 400, cropped}. */
    static String inWords(Transform size) {
        String how =
                switch (size.fit()) {
                    case FIT -> "";
                    case FILL -> ", cropped";
                    case PAD -> ", padded";
                };
        ImageFormat format = size.format();
        String as = format == null ? "" : ", as " + format.extension().toUpperCase(Locale.ROOT);
        return side(size.width()) + " × " + side(size.height()) + how + as;
    }

    private static String side(int pixels) {
        return pixels == 0 ? "any" : Integer.toString(pixels);
    }

    private static List<String> split(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }

    private static Transform size(String text) {
        String[] parts = text.split("[x_]", -1);
        Fit fit = parts.length > 2 ? Fit.ofToken(parts[2]).orElseThrow() : Fit.FIT;
        return new Transform(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), fit, null);
    }
}
