package io.lazyimg;

import io.lazyimg.image.Fit;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Layout;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which sizes may be made. It admits a variant as it is, names another one to redirect to, or refuses; no store is
 * asked for that. Immutable: each method gives another policy.
 */
public final class SizePolicy {
    /** The default of {@link #maxSide}, in pixels. */
    public static final int DEFAULT_MAX_SIDE = 4096;

    /** The default of {@link #maxOutputPixels}: a square of the largest side. */
    public static final long DEFAULT_MAX_OUTPUT_PIXELS = (long) DEFAULT_MAX_SIDE * DEFAULT_MAX_SIDE;

    private static final SizePolicy ANY = new SizePolicy();

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    /** Without formats; {@code null} for any size. */
    private @Nullable Set<Transform> allowed;

    /** Whether sizes beside the allowed ones may be made too. */
    private boolean unlisted;

    private Map<String, Transform> presets = Map.of();
    private boolean snap;
    private boolean anyFocus;
    private Set<Integer> qualities = Set.of();
    private int maxSide = DEFAULT_MAX_SIDE;
    private long maxOutputPixels = DEFAULT_MAX_OUTPUT_PIXELS;
    private Map<String, SizePolicy> under = Map.of();

    private SizePolicy() {}

    private SizePolicy(SizePolicy other) {
        this.allowed = other.allowed;
        this.unlisted = other.unlisted;
        this.presets = other.presets;
        this.snap = other.snap;
        this.anyFocus = other.anyFocus;
        this.qualities = other.qualities;
        this.maxSide = other.maxSide;
        this.maxOutputPixels = other.maxOutputPixels;
        this.under = other.under;
    }

    /** Any size within the limits. */
    public static SizePolicy any() {
        return ANY;
    }

    /** Only these boxes, with exactly their fits; a format is not compared. */
    public static SizePolicy sizes(Transform... sizes) {
        return ANY.allow(sizes);
    }

    /** Only these widths, in pixels, with the height left free. */
    public static SizePolicy widths(int... widths) {
        return ANY.allow(
                Arrays.stream(widths).mapToObj(width -> Transform.fit(width, 0)).toArray(Transform[]::new));
    }

    /** Only these boxes and those allowed already, each with exactly its fit; a format is not compared. */
    public SizePolicy allow(Transform... sizes) {
        Set<Transform> more = new LinkedHashSet<>(allowed == null ? Set.of() : allowed);
        for (Transform size : sizes) {
            more.add(size.as(null));
        }
        SizePolicy changed = new SizePolicy(this);
        changed.allowed = more;
        return changed;
    }

    /**
     * Lets the sizes that are allowed and have {@link Fit#FILL} come with any {@link io.lazyimg.image.Focus}, since that
     * belongs to a picture rather than to a place for it. Without it, each allowed size has its own.
     */
    public SizePolicy anyFocus() {
        return anyFocus(true);
    }

    SizePolicy anyFocus(boolean on) {
        SizePolicy changed = new SizePolicy(this);
        changed.anyFocus = on;
        return changed;
    }

    /** The only qualities, 1 to 100, that a URL may name, with any size that may be made; none where this is not called. */
    public SizePolicy qualities(int... values) {
        SizePolicy changed = new SizePolicy(this);
        Set<Integer> more = new TreeSet<>();
        for (int quality : values) {
            if (quality < 1 || quality > 100) {
                throw new IllegalArgumentException("quality " + quality + " is outside 1..100");
            }
            more.add(quality);
        }
        changed.qualities = more;
        return changed;
    }

    /**
     * Redirects a size that is not allowed to the nearest allowed one with the same fit, focus and colour, instead of
     * refusing it. Near is a small ratio between the sides; of two that are as near, the larger.
     */
    public SizePolicy snapping() {
        return snapping(true);
    }

    SizePolicy snapping(boolean on) {
        SizePolicy changed = new SizePolicy(this);
        changed.snap = on;
        return changed;
    }

    /**
     * Gives a size a name. It is allowed everywhere, within the limits here, and {@code myimage_{name}.jpg} redirects to it.
     *
     * @param name lower-case ASCII letters, digits and {@code -}, beginning with a letter, and no fit's name
     * @throws IllegalArgumentException if the name is none
     */
    public SizePolicy preset(String name, Transform size) {
        if (!name.matches("[a-z][a-z0-9-]*") || Fit.ofToken(name).isPresent()) {
            throw new IllegalArgumentException("preset '" + name
                    + "' must be lower-case letters, digits and '-', begin with a letter, and be no fit's name");
        }
        Map<String, Transform> more = new LinkedHashMap<>(presets);
        more.put(name, size);
        SizePolicy changed = new SizePolicy(this);
        changed.presets = Map.copyOf(more);
        return changed;
    }

    /** The longest side of a result, in pixels, 1 to {@link Transform#MAX_SIDE}. */
    public SizePolicy maxSide(int pixels) {
        if (pixels < 1 || pixels > Transform.MAX_SIDE) {
            throw new IllegalArgumentException("maxSide " + pixels + " is outside 1.." + Transform.MAX_SIDE);
        }
        SizePolicy changed = new SizePolicy(this);
        changed.maxSide = pixels;
        return changed;
    }

    /** The most pixels, width times height, that a result may have. */
    public SizePolicy maxOutputPixels(long pixels) {
        if (pixels < 1) {
            throw new IllegalArgumentException("maxOutputPixels " + pixels + " is under 1");
        }
        SizePolicy changed = new SizePolicy(this);
        changed.maxOutputPixels = pixels;
        return changed;
    }

    /**
     * Puts another policy in charge of the originals whose keys begin with a prefix; of several prefixes the longest
     * decides, and alone. Presets, qualities and any focus remain allowed.
     */
    public SizePolicy under(String prefix, SizePolicy policy) {
        Map<String, SizePolicy> more = new TreeMap<>(LONGEST_FIRST);
        more.putAll(under);
        more.put(prefix, policy);
        SizePolicy changed = new SizePolicy(this);
        changed.under = more;
        return changed;
    }

    /** The sizes that have names. */
    public Map<String, Transform> presets() {
        return presets;
    }

    /**
     * The sizes that are named for an original one by one: those allowed for it and those that have names. None where
     * any size may be made and no size has a name.
     */
    public Set<Transform> listed(String originalKey) {
        Set<Transform> listed = new LinkedHashSet<>(presets.values());
        SizePolicy policy = of(originalKey);
        if (policy.allowed != null) {
            listed.addAll(policy.allowed);
        }
        return listed;
    }

    /**
     * Whether a variant's size is among {@link #listed those named} for its original, in a quality that may be named, and with
     * any focus where {@link #anyFocus} is on.
     */
    public boolean lists(Variant variant) {
        return lists(variant, anyFocus);
    }

    /** Whether it is, with its very focus: there are not more of these than somebody has written down. */
    public boolean listsAsWritten(Variant variant) {
        return lists(variant, false);
    }

    private boolean lists(Variant variant, boolean withAnyFocus) {
        Transform size = variant.transform().as(null);
        return presets.containsValue(variant.transform())
                || isListed(size, presets.values(), withAnyFocus)
                || isListed(size, of(variant.originalKey()).allowed, withAnyFocus);
    }

    private boolean isListed(Transform size, @Nullable Collection<Transform> own, boolean withAnyFocus) {
        if (own == null || own.contains(size)) {
            return own != null;
        }
        boolean elsewhere = withAnyFocus
                && size.fit() == Fit.FILL
                && own.stream()
                        .filter(listed -> listed.fit() == Fit.FILL)
                        .anyMatch(listed -> listed.towards(size.focus()).equals(size));
        return elsewhere
                || (size.quality() != null
                        && qualities.contains(size.quality())
                        && isListed(size.inQuality(null), own, withAnyFocus));
    }

    /** The same lists and limits, admitting what is not listed as it is. */
    SizePolicy admittingUnlisted() {
        Map<String, SizePolicy> admitting = new TreeMap<>(LONGEST_FIRST);
        under.forEach((prefix, policy) -> admitting.put(prefix, policy.admittingUnlisted()));
        SizePolicy changed = new SizePolicy(this);
        changed.unlisted = true;
        changed.under = admitting;
        return changed;
    }

    /** Whether it depends on the original's key which sizes may be made. */
    boolean hasRules() {
        return !under.isEmpty();
    }

    /** The allowed variant that is nearest to one that is not listed, if this policy snaps. */
    Optional<Variant> snapped(Variant variant) {
        return nearest(variant, of(variant));
    }

    /**
     * Admits a variant.
     *
     * @return the same variant if it may be made, or the one to redirect to
     * @throws ImageException {@code REFUSED}, with the sizes that are allowed
     */
    public Variant admit(Variant variant) {
        Transform transform = variant.transform();
        SizePolicy policy = of(variant);
        if (!lists(variant)) {
            checkQuality(transform.quality());
            if (policy.allowed != null && !policy.unlisted) {
                return nearest(variant, policy).orElseThrow(() -> policy.refusal(transform));
            }
        }
        policy.check(transform);
        return variant;
    }

    /**
     * Looks at a variant again when the original's size is known: a box larger than it has to be is redirected to the
     * one that is not, unless that one is not allowed.
     *
     * @param sourceWidth the original's width in pixels, upright
     * @param sourceHeight the original's height in pixels, upright
     * @return the same variant if it may be made, or the one to redirect to
     * @throws ImageException {@code REFUSED} if the result would be over a limit
     */
    public Variant admit(Variant variant, int sourceWidth, int sourceHeight) {
        Transform transform = variant.transform();
        SizePolicy policy = of(variant);
        Transform within = transform.within(sourceWidth, sourceHeight);
        boolean any = policy.allowed == null || policy.unlisted;
        if (any && !within.equals(transform) && !lists(variant)) {
            return variant.with(within);
        }
        Layout layout = within.layout(sourceWidth, sourceHeight);
        policy.checkSides(layout.canvasWidth(), layout.canvasHeight());
        policy.checkArea(layout.canvasWidth(), layout.canvasHeight());
        return variant;
    }

    /** The most pixels that any result for this variant may have. */
    public long maxOutputPixels(Variant variant) {
        return of(variant).maxOutputPixels;
    }

    /**
     * Makes sure that no size is allowed in one place and over a limit in another.
     *
     * @throws IllegalArgumentException if one is
     */
    void validate() {
        try {
            if (allowed != null) {
                allowed.forEach(this::check);
            }
            presets.values().forEach(this::check);
        } catch (ImageException e) {
            throw new IllegalArgumentException("a size is allowed that never could be made: " + e.getMessage(), e);
        }
        under.values().forEach(SizePolicy::validate);
    }

    private SizePolicy of(Variant variant) {
        return isPreset(variant.transform()) ? this : of(variant.originalKey());
    }

    private SizePolicy of(String originalKey) {
        for (Map.Entry<String, SizePolicy> rule : under.entrySet()) {
            if (originalKey.startsWith(rule.getKey())) {
                return rule.getValue();
            }
        }
        return this;
    }

    private boolean isPreset(Transform transform) {
        return presets.containsValue(transform) || isListed(transform.as(null), presets.values(), anyFocus);
    }

    private Optional<Variant> nearest(Variant variant, SizePolicy policy) {
        if (!policy.snap || policy.allowed == null) {
            return Optional.empty();
        }
        Transform wanted = variant.transform();
        return policy.allowed.stream()
                .filter(size -> isAlike(size, wanted))
                .min(Comparator.<Transform>comparingDouble(size -> distance(size, wanted))
                        .thenComparing(Comparator.<Transform>comparingLong(size -> (long) size.width() + size.height())
                                .reversed()))
                .map(size -> variant.with(wanted.in(size.width(), size.height())
                        .inQuality(size.quality() == null ? wanted.quality() : size.quality())));
    }

    private boolean isAlike(Transform size, Transform wanted) {
        return size.fit() == wanted.fit()
                && (anyFocus || size.focus().equals(wanted.focus()))
                && Objects.equals(size.background(), wanted.background());
    }

    private void checkQuality(@Nullable Integer quality) {
        if (quality != null && !qualities.contains(quality)) {
            throw new ImageException(
                    Reason.REFUSED,
                    "quality " + quality + " is not allowed; allowed "
                            + (qualities.isEmpty()
                                    ? "is none but the one that is configured"
                                    : "are "
                                            + qualities.stream()
                                                    .map(String::valueOf)
                                                    .collect(Collectors.joining(", "))));
        }
    }

    private ImageException refusal(Transform wanted) {
        return new ImageException(
                Reason.REFUSED,
                "size " + wanted.as(null) + " is not allowed; allowed are "
                        + Objects.requireNonNull(allowed).stream()
                                .map(Transform::toString)
                                .collect(Collectors.joining(", ")));
    }

    private static double distance(Transform a, Transform b) {
        return distance(a.width(), b.width()) + distance(a.height(), b.height());
    }

    /** The logarithm of the ratio of two sides; a free side and a fixed one are as far apart as 1 and 4. */
    private static double distance(int a, int b) {
        if (a == b) {
            return 0;
        }
        return a == 0 || b == 0 ? Math.log(4) : Math.abs(Math.log((double) a / b));
    }

    private void check(Transform transform) {
        checkSides(transform.width(), transform.height());
        if (transform.fit() != Fit.FIT) {
            checkArea(transform.width(), transform.height());
        }
    }

    private void checkSides(int width, int height) {
        if (width > maxSide || height > maxSide) {
            throw new ImageException(Reason.REFUSED, "size " + width + "x" + height + " is over maxSide " + maxSide);
        }
    }

    private void checkArea(int width, int height) {
        if ((long) width * height > maxOutputPixels) {
            throw new ImageException(
                    Reason.REFUSED,
                    "size " + width + "x" + height + " is " + (long) width * height + " pixels, over maxOutputPixels "
                            + maxOutputPixels);
        }
    }
}
