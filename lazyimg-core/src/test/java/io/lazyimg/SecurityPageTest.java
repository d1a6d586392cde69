package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on security names settings, reasons and tests that there are. */
class SecurityPageTest {
    private static final Path ROOT = Path.of("..");

    private static List<MatchResult> onThePage(String pattern) throws IOException {
        String page = Files.readString(ROOT.resolve("docs/security.md"));
        return Pattern.compile(pattern).matcher(page).results().toList();
    }

    @Test
    void everyAttackOnThePageIsATest() throws IOException {
        List<Path> sources = sources();
        List<MatchResult> attacks = onThePage("`(\\w+)#(\\w+)`");

        assertThat(attacks).hasSizeGreaterThan(30).allSatisfy(attack -> {
            Path source = sources.stream()
                    .filter(file -> file.endsWith(attack.group(1) + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + attack.group()));
            assertThat(Files.readString(source)).contains("void " + attack.group(2) + "(");
        });
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.find(
                ROOT,
                15,
                (file, attributes) ->
                        file.toString().endsWith(".java") && !file.toString().contains("target"))) {
            return files.toList();
        }
    }

    @Test
    void everySettingOnThePageIsOne() throws IOException {
        assertThat(onThePage("`(lazyimg\\.[a-z-]+)")).isNotEmpty().allSatisfy(setting -> assertThat(
                        Setting.ofKey(setting.group(1)))
                .isPresent());
    }

    @Test
    void everyReasonIsOnThePageWithItsStatus() throws IOException {
        List<String> named = onThePage("([0-9]{3}) `([A-Z_]+)`").stream()
                .map(reason -> reason.group(1) + " " + reason.group(2))
                .distinct()
                .toList();

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Reason.values())
                        .map(reason -> reason.status() + " " + reason)
                        .toList());
    }
}
