package io.lazyimg.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ImageUrls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code docs/pages.md} shows is so. */
class PagesPageTest {
    /** In place of a {@code LazyImages} with an original of 1200 x 900 pixels. */
    private static final String BEFORE = """
            import io.lazyimg.*;
            import io.lazyimg.html.*;
            import io.lazyimg.image.*;
            import io.lazyimg.thymeleaf.*;
            import org.thymeleaf.*;
            import java.util.Map;
            record Images(ImageUrls urls) {}
            Images images = new Images(ImageUrls.ofSettings(Map.of(
                    "lazyimg.presets", "thumb=90x60_fill", "lazyimg.page-formats", "webp")));
            """;

    private static final Pattern RESULT = Pattern.compile("(?m)^(\\S.*;) *// (\\S+)$");

    private final String page = Files.readString(Path.of("../../docs/pages.md"));
    private final JShell shell = JShell.builder().executionEngine("local").build();

    PagesPageTest() throws Exception {}

    @BeforeEach
    void classPath() {
        shell.addToClasspath(System.getProperty("java.class.path"));
        run(BEFORE);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private List<String> blocks(String language) {
        Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(page);
        List<String> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    /** The value of the last of several snippets. */
    private String run(String code) {
        String value = "";
        String rest = code;
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            assertThat(next.completeness().isComplete()).as(rest).isTrue();
            for (SnippetEvent event : shell.eval(next.source())) {
                assertThat(event.status()).as(next.source()).isEqualTo(Snippet.Status.VALID);
                assertThat(event.exception()).as(next.source()).isNull();
                value = Objects.requireNonNullElse(event.value(), "");
            }
            rest = next.remaining();
        }
        return value;
    }

    @Test
    void everyLineOfJavaGivesWhatIsWrittenBehindIt() {
        List<String> compared = new ArrayList<>();
        for (String block : blocks("java")) {
            run(block);
            Matcher line = RESULT.matcher(block);
            while (line.find()) {
                assertThat(run("String.valueOf(" + line.group(1).replaceFirst(";$", "") + ")"))
                        .as(line.group(1))
                        .isEqualTo('"' + line.group(2) + '"');
                compared.add(line.group(2));
            }
        }

        assertThat(blocks("java")).hasSize(4);
        assertThat(compared).hasSize(8);
    }

    @Test
    void theElementIsTheOneThatIsShown() {
        run(blocks("java").get(0));
        String code = blocks("java").get(2).replace(".widths", ".original(1200, 900).widths");

        assertThat(shell.eval(code).get(0).value().replace("\\\"", "\""))
                .isEqualTo('"' + blocks("html").get(0).replace("\n ", " ").replace("\n", "") + '"');
    }

    @Test
    void theTagsAreThoseOfTheExample() throws Exception {
        List<String> jsp = lines(Path.of("src/main/webapp/index.jsp"));
        List<String> thymeleaf = lines(Path.of("src/main/webapp/WEB-INF/harbour.html"));

        assertThat(blocks("jsp").get(0).lines().map(String::strip))
                .allSatisfy(line -> assertThat(jsp).anyMatch(of -> of.contains(line)));
        assertThat(blocks("html").get(1).lines().map(String::strip))
                .allSatisfy(line -> assertThat(thymeleaf).anyMatch(of -> of.contains(line)));
        assertThat(blocks("xml").get(0)).contains(io.lazyimg.jsp.ImageUrlsListener.class.getName());
        assertThat(Jsoup.parse(blocks("xml").get(0), "", Parser.xmlParser()).select("context-param").stream()
                        .collect(Collectors.toMap(
                                each -> each.select("param-name").text(),
                                each -> each.select("param-value").text())))
                .satisfies(ImageUrls::ofSettings)
                .hasSize(1);
    }

    private static List<String> lines(Path file) throws Exception {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip).toList();
        }
    }
}
