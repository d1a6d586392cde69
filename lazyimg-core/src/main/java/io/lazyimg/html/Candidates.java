package io.lazyimg.html;

import io.lazyimg.DerivativeUrls;
import io.lazyimg.ImageUrl;
import io.lazyimg.image.Fit;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The files among which a browser chooses: one picture in several widths, or one box in several densities. No two are
 * equally large, and none is larger than the original where its size is known.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/images.html#srcset-attributes">HTML, srcset attributes</a>
 */
final class Candidates {
    private static final int[] USUAL_WIDTHS = {320, 640, 960, 1280, 1920};
    private static final double[] USUAL_DENSITIES = {1, 2};

    private final List<Candidate> all;
    private final boolean byWidth;

    private Candidates(List<Candidate> all, boolean byWidth) {
        this.all = all;
        this.byWidth = byWidth;
    }

    /** One for each box, told apart by their widths. */
    static Candidates boxes(DerivativeUrls urls, @Nullable OriginalSize original, List<Transform> boxes) {
        List<ImageUrl> wanted = boxes.stream().map(urls::sized).toList();
        List<Candidate> possible = wanted.stream()
                .flatMap(url -> Candidate.of(url, original).stream())
                .toList();
        return possible.isEmpty() && !wanted.isEmpty()
                ? new Candidates(List.of(smaller(urls, original, boxes.get(0))), true)
                : byWidth(possible);
    }

    /** The widths that are listed; where any may be asked for, some that are usual. */
    static Candidates usual(DerivativeUrls urls, @Nullable OriginalSize original) {
        List<Transform> listed = urls.urls().sizes().listed(urls.originalKey()).stream()
                .filter(size -> size.fit() == Fit.FIT && size.height() == 0)
                .toList();
        List<Transform> boxes = listed.isEmpty()
                ? IntStream.of(USUAL_WIDTHS)
                        .mapToObj(width -> Transform.fit(width, 0))
                        .toList()
                : listed;
        List<Transform> allowed =
                boxes.stream().filter(box -> ifAllowed(urls, box).isPresent()).toList();
        return boxes(urls, original, allowed.isEmpty() ? boxes : allowed); // the first tells why
    }

    /**
     * The best there is of an original of which a box asks too much, since a page is written all the same: half as large,
     * or half of that, or the box itself, which is the one URL that is then refused.
     */
    private static Candidate smaller(DerivativeUrls urls, @Nullable OriginalSize original, Transform box) {
        for (Transform smaller = box; smaller.width() > 1 || smaller.height() > 1; ) {
            smaller = smaller.in((smaller.width() + 1) / 2, (smaller.height() + 1) / 2);
            Optional<Candidate> candidate = ifAllowed(urls, smaller).flatMap(url -> Candidate.of(url, original));
            if (candidate.isPresent()) {
                return candidate.get();
            }
        }
        return Candidate.unmeasured(urls.sized(box));
    }

    private static Candidates byWidth(List<Candidate> candidates) {
        List<Candidate> all = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate.width() == 0) {
                throw new IllegalArgumentException(candidate.url().variant().transform()
                        + " has a width that is not known without the original's size");
            }
            if (all.stream().noneMatch(other -> other.width() == candidate.width())) {
                all.add(candidate);
            }
        }
        all.sort(Comparator.comparingInt(Candidate::width));
        return new Candidates(all, true);
    }

    /** One for each density; of the usual ones, unless some are asked for, those that are allowed. */
    static Candidates densities(
            DerivativeUrls urls, @Nullable OriginalSize original, Transform box, double @Nullable [] densities) {
        List<Candidate> all = new ArrayList<>();
        all.add(Candidate.of(urls.sized(box), original).orElseGet(() -> smaller(urls, original, box)));
        for (double density : densities == null ? USUAL_DENSITIES : densities) {
            Transform larger = box.in(times(box.width(), density), times(box.height(), density));
            Optional<ImageUrl> url = densities == null ? ifAllowed(urls, larger) : Optional.of(urls.sized(larger));
            url.flatMap(each -> Candidate.of(each, original))
                    .filter(each -> all.stream().allMatch(other -> each.times(other) > 1.005))
                    .ifPresent(all::add);
        }
        return new Candidates(all, false);
    }

    private static int times(int side, double density) {
        return (int) Math.round(side * density);
    }

    private static Optional<ImageUrl> ifAllowed(DerivativeUrls urls, Transform box) {
        try {
            return Optional.of(urls.sized(box));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The one for a browser that chooses none, which also gives the element's own size. */
    Candidate main() {
        return all.get(byWidth ? all.size() - 1 : 0);
    }

    /**
     * The format that their URLs name, if they do.
     *
     * @throws IllegalArgumentException if they name several, among which a browser cannot choose here
     */
    Optional<ImageFormat> format() {
        List<Optional<ImageFormat>> named = all.stream()
                .map(each ->
                        Optional.ofNullable(each.url().variant().transform().format()))
                .distinct()
                .toList();
        if (named.size() > 1) {
            throw new IllegalArgumentException(
                    main().url().variant().originalKey() + ": sizes of one picture name different formats");
        }
        return named.get(0);
    }

    boolean isOne() {
        return all.size() == 1;
    }

    /** Whether a browser must know in which size the page shows the picture. */
    boolean needSizes() {
        return byWidth && !isOne();
    }

    /** As a {@code srcset} has it. */
    String srcset(@Nullable ImageFormat format) {
        return isOne()
                ? main().in(format)
                : all.stream()
                        .map(each -> each.in(format) + " " + descriptor(each))
                        .collect(Collectors.joining(", "));
    }

    private String descriptor(Candidate candidate) {
        if (byWidth) {
            return candidate.width() + "w";
        }
        String density = String.format(Locale.ROOT, "%.2f", candidate.times(all.get(0)));
        return density.replaceAll("\\.?0+$", "") + "x";
    }
}
