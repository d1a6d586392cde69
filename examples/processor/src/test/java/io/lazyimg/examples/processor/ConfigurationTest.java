package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lazyimg.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    Path folder;

    @Test
    void a_flag_holds_over_a_variable_and_a_variable_over_the_file() throws IOException {
        Path file = file("lazyimg.quality=51\nlazyimg.matte=000051\nlazyimg.max-side=51\n");
        Map<String, String> environment = Map.of("LAZYIMG_QUALITY", "52", "LAZYIMG_MATTE", "000052");

        Configuration merged = Configuration.merge(Map.of(Setting.QUALITY, "53"), environment, file);

        assertThat(merged.byKey())
                .containsExactly(
                        Map.entry("lazyimg.matte", "000052"),
                        Map.entry("lazyimg.max-side", "51"),
                        Map.entry("lazyimg.quality", "53"));
    }

    @Test
    void variables_of_others_are_left_alone() {
        assertThat(Configuration.merge(Map.of(), Map.of("PATH", "/bin", "LAZYIMAGE", "x"), null)
                        .values())
                .isEmpty();
    }

    @Test
    void an_unknown_variable_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.merge(Map.of(), Map.of("LAZYIMG_MAXSIDE", "9"), null))
                .withMessage("unknown environment variable LAZYIMG_MAXSIDE; did you mean LAZYIMG_MAX_SIDE?");
    }

    @Test
    void an_unknown_key_in_the_file_is_refused_by_name() throws IOException {
        Path file = file("lazyimg.qualty = 70\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.merge(Map.of(), Map.of(), file))
                .withMessage("unknown key lazyimg.qualty in " + file + "; did you mean lazyimg.quality?");
    }

    @Test
    void a_wrong_value_is_refused_with_its_place_and_what_would_be_accepted() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.merge(Map.of(Setting.MAX_SIDE, "wide"), Map.of(), null))
                .withMessageStartingWith("--max-side: ")
                .withMessageContaining("'wide'")
                .withMessageContaining("a whole number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.merge(Map.of(), Map.of("LAZYIMG_MAX_WAIT", "soon"), null))
                .withMessageStartingWith("LAZYIMG_MAX_WAIT: ")
                .withMessageContaining("500ms");
        Path file = file("lazyimg.sizes=600by400\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.merge(Map.of(), Map.of(), file))
                .withMessageStartingWith("lazyimg.sizes in " + file + ": ")
                .withMessageContaining("600by400");
    }

    @Test
    void a_wrong_value_is_refused_also_where_another_place_overrules_it() throws IOException {
        Path file = file("lazyimg.quality=best\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.merge(Map.of(Setting.QUALITY, "80"), Map.of(), file))
                .withMessageContaining("lazyimg.quality in " + file);
    }

    @Test
    void a_secret_is_not_repeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.merge(Map.of(), Map.of("LAZYIMG_SIGNING_KEYS", "c0ffee"), null))
                .withMessageStartingWith("LAZYIMG_SIGNING_KEYS: ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("c0ffee"));
    }

    @Test
    void a_file_that_is_not_there_or_is_none_is_refused_by_name() throws IOException {
        Path absent = folder.resolve("absent.properties");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.merge(Map.of(), Map.of(), absent))
                .withMessage("--config: there is no file " + absent);
        Path broken = file("lazyimg.matte=\\u00zz\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.merge(Map.of(), Map.of(), broken))
                .withMessageStartingWith("--config: " + broken);
    }

    @Test
    void a_fallback_holds_only_where_nothing_was_given() {
        Configuration given = Configuration.merge(Map.of(Setting.QUALITY, "70"), Map.of(), null);

        assertThat(given.withFallback(Setting.QUALITY, "60").value(Setting.QUALITY))
                .contains("70");
        assertThat(given.withFallback(Setting.MATTE, "000000").value(Setting.MATTE))
                .contains("000000");
    }

    @Test
    void white_space_around_a_value_is_no_part_of_it() throws IOException {
        Configuration merged =
                Configuration.merge(Map.of(), Map.of(), file("lazyimg.originals = file:/var/images  \n"));

        assertThat(merged.folder(Setting.ORIGINALS)).contains(Path.of("/var/images"));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("processor.properties"), content);
    }
}
