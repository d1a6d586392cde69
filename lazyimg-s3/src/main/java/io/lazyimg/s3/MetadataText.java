package io.lazyimg.s3;

import java.util.regex.Pattern;

/**
 * Metadata values that survive the trip in an HTTP header. Headers lose spaces at their ends, signatures treat several
 * spaces as one, and servers drop empty values: such spaces and every {@code %} are percent-encoded, and the empty
 * value is {@code %}. All other values are kept as they are.
 */
final class MetadataText {
    private static final String EMPTY = "%";
    private static final Pattern LOST_SPACE = Pattern.compile("^ | $|(?<= ) ");

    private MetadataText() {}

    static String encode(String value) {
        return value.isEmpty()
                ? EMPTY
                : LOST_SPACE.matcher(value.replace("%", "%25")).replaceAll("%20");
    }

    /** What was encoded; a {@code %} that is not ours is kept. */
    static String decode(String value) {
        return value.equals(EMPTY) ? "" : value.replace("%20", " ").replace("%25", "%");
    }
}
