package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
    @Test
    void thePageOfSettingsListsEveryOneAsItIs() throws IOException {
        assertThat(Files.readAllLines(Path.of("../docs/settings.md")))
                .filteredOn(line -> line.startsWith("| `lazyimg."))
                .containsExactlyElementsOf(Arrays.stream(Setting.values())
                        .map(SettingsPageTest::row)
                        .toList());
    }

    private static String row(Setting setting) {
        String fallback = setting.fallback().isEmpty() ? "required" : setting.fallback();
        return "| `" + setting.key() + "` | " + setting.description() + " | " + fallback + " | " + setting.accepts()
                + " |";
    }
}
