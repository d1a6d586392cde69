package io.lazyimg.image;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The point of an original that a crop is centred on, as far as the picture goes.
 *
 * @param x from its left edge, in percent of its width, upright; 0 to 100
 * @param y from its upper edge, in percent of its height, upright; 0 to 100
 */
public record Focus(int x, int y) {
    /** The middle of the picture. */
    public static final Focus CENTRE = new Focus(50, 50);

    public static final Focus NORTHWEST = new Focus(0, 0);
    public static final Focus NORTH = new Focus(50, 0);
    public static final Focus NORTHEAST = new Focus(100, 0);
    public static final Focus WEST = new Focus(0, 50);
    public static final Focus EAST = new Focus(100, 50);
    public static final Focus SOUTHWEST = new Focus(0, 100);
    public static final Focus SOUTH = new Focus(50, 100);
    public static final Focus SOUTHEAST = new Focus(100, 100);

    private record Named(String word, Focus focus) {}

    private static final List<Named> WORDS = List.of(
            new Named("northwest", NORTHWEST),
            new Named("north", NORTH),
            new Named("northeast", NORTHEAST),
            new Named("west", WEST),
            new Named("east", EAST),
            new Named("southwest", SOUTHWEST),
            new Named("south", SOUTH),
            new Named("southeast", SOUTHEAST));

    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3})x([0-9]{1,3})");

    public Focus {
        if (x < 0 || x > 100 || y < 0 || y > 100) {
            throw new IllegalArgumentException("focus " + x + "x" + y + " is outside 0..100 percent on a side");
        }
    }

    /** Whether a word has the shape of what {@link #of} reads. */
    static boolean isShaped(String word) {
        return named(word).isPresent() || PERCENT.matcher(word).matches();
    }

    private static Optional<Focus> named(String word) {
        return WORDS.stream()
                .filter(named -> named.word.equals(word))
                .map(Named::focus)
                .findFirst();
    }

    /**
     * Reads one of eight compass words, or percents of width and height: {@code north}, {@code 30x70}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Focus of(String word) {
        return named(word).orElseGet(() -> {
            Matcher percent = PERCENT.matcher(word);
            if (!percent.matches()) {
                throw new IllegalArgumentException("'" + word + "' is no focus such as north or 30x70");
            }
            return new Focus(Integer.parseInt(percent.group(1)), Integer.parseInt(percent.group(2)));
        });
    }

    /** Where a crop of this length begins on a side of that length. */
    static int begin(int percent, int crop, int side) {
        long begin = Math.floorDiv(2L * side * percent - 100L * crop, 200);
        return (int) Math.max(0, Math.min(side - crop, begin));
    }

    /** What {@link #of} reads: a compass word if there is one for this point, else percents. */
    @Override
    public String toString() {
        return WORDS.stream()
                .filter(named -> named.focus.equals(this))
                .map(Named::word)
                .findFirst()
                .orElse(x + "x" + y);
    }
}
