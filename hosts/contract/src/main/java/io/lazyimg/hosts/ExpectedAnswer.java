package io.lazyimg.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the table expects.
 *
 * @param text {@code 200 widgets/a_6_4.jpg}: the picture that is then stored under this key, or, with {@code -}, cannot
 *     be stored; {@code 301 /widgets/a_6_4.jpg}: a redirect to exactly this; {@code 400}: a refusal of ours; {@code
 *     (400)}: one of the container's, and {@code (none)} if it hangs up; {@code passed}: the application's answer
 */
record ExpectedAnswer(String text) {
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<passed>passed)|\\((?<theirs>[245]\\d\\d|none)\\)|(?<ours>[45]\\d\\d)|200 (?<key>.+)|(?<code>30[12]) (?<location>/.*)");

    private static final Set<String> OF_PICTURES = Set.of(
            "cache-control",
            "cache-tag",
            "content-length",
            "content-type",
            "etag",
            "last-modified",
            "server-timing",
            "x-content-type-options");
    private static final Set<String> OF_REFUSALS =
            Set.of("cache-control", "content-length", "content-type", "x-content-type-options");
    private static final Set<String> OF_REDIRECTS = Set.of("cache-control", "content-length", "location");
    private static final Set<String> OF_EVERYBODY = Set.of("connection", "date", "server");
    private static final Set<String> OF_CONTAINERS =
            Set.of("allow", "cache-control", "content-language", "content-length", "content-type", "transfer-encoding");

    ExpectedAnswer {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException("no answer: " + text);
        }
    }

    /**
     * Reads {@code 400; tomcat (400); open-jetty passed}: the first holds where none with a kind of containers does.
     *
     * @return the answers by kinds; the first under the empty one
     */
    static Map<String, ExpectedAnswer> byKinds(String cell) {
        Map<String, ExpectedAnswer> answers = new LinkedHashMap<>();
        for (String part : cell.split("; ", -1)) {
            int space = answers.isEmpty() ? -1 : part.indexOf(' ');
            answers.put(part.substring(0, Math.max(0, space)), new ExpectedAnswer(part.substring(space + 1)));
        }
        return answers;
    }

    /** The answer for the narrowest kind that a container is of. */
    static ExpectedAnswer of(Map<String, ExpectedAnswer> byKinds, Gate gate, String container) {
        String family = container.replaceAll("[0-9-].*", "");
        String way = gate.name().toLowerCase(Locale.ROOT);
        return Stream.of(way + "-" + container, container, way + "-" + family, way, family, "")
                .flatMap(kind -> Stream.ofNullable(byKinds.get(kind)))
                .findFirst()
                .orElseThrow();
    }

    /** The key of the derivative that is stored for this answer. */
    Optional<String> key() {
        return Optional.ofNullable(part("key")).filter(key -> !key.equals("-"));
    }

    /** Holds an answer against what is expected, to the last header. */
    void check(Wire.Answer answer, boolean head) {
        if (part("passed") != null) {
            assertThat(answer.text()).startsWith("application ");
            hasHeaders(answer, OF_CONTAINERS, false);
        } else if (part("theirs") != null) {
            hasStatus(answer, "none".equals(part("theirs")) ? "0" : part("theirs"));
            assertThat(answer.header("X-Content-Type-Options"))
                    .as("a header of ours")
                    .isNull();
            hasHeaders(answer, OF_CONTAINERS, false);
        } else if (part("ours") != null) {
            hasStatus(answer, part("ours"));
            hasHeaders(answer, OF_REFUSALS, true);
            assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=10");
            assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
            assertThat(answer.text()).matches(head ? "" : part("ours") + " [ -~]{3,150}\n");
        } else if (part("key") != null) {
            hasStatus(answer, "200");
            hasHeaders(answer, OF_PICTURES, true);
        } else {
            hasStatus(answer, part("code"));
            assertThat(answer.header("Location")).isEqualTo(part("location"));
            hasHeaders(answer, OF_REDIRECTS, true);
            assertThat(answer.body()).isEmpty();
        }
        answer.headers().forEach((name, value) -> assertThat(value.toLowerCase(Locale.ROOT))
                .as(name)
                .satisfiesAnyOf(any -> assertThat(any).doesNotContain("evil"), any -> assertThat(value)
                        .isEqualTo(part("location"))));
        String length = answer.header("Content-Length");
        if (length != null && !head) {
            assertThat(answer.body()).as("one answer, and nothing behind it").hasSize(Integer.parseInt(length));
        }
    }

    private static void hasStatus(Wire.Answer answer, @Nullable String status) {
        assertThat(answer.status()).as(() -> answer.headers() + answer.text()).isEqualTo(Integer.parseInt("" + status));
    }

    private static void hasHeaders(Wire.Answer answer, Set<String> names, boolean all) {
        Set<String> left = new TreeSet<>(answer.headers().keySet());
        left.removeAll(OF_EVERYBODY);
        if (all) {
            assertThat(left).containsExactlyInAnyOrderElementsOf(names);
        } else {
            assertThat(names).containsAll(left);
        }
    }

    private @Nullable String part(String name) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches() ? matcher.group(name) : null;
    }

    @Override
    public String toString() {
        return text;
    }
}
