package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class WarmTest extends BulkCommandTest {
    @Test
    void keys_on_the_command_line_are_made_in_every_size_given() throws IOException {
        original("a.jpg");
        original("d/b c.jpg");
        original("other.jpg");

        assertThat(run("warm", "a.jpg", "d/b c.jpg", "--size", "40x30,20x20_fill.png", "--size", "8x0"))
                .isZero();

        assertThat(stored())
                .containsExactly(
                        "a_20_20_fill.jpg.png",
                        "a_40_30.jpg",
                        "a_8_0.jpg",
                        "d/b c_20_20_fill.jpg.png",
                        "d/b c_40_30.jpg",
                        "d/b c_8_0.jpg");
        BufferedImage made =
                ImageIO.read(derivatives.resolve("a_20_20_fill.jpg.png").toFile());
        assertThat(List.of(made.getWidth(), made.getHeight())).containsExactly(20, 20);
        assertThat(printed()).singleElement().asString().startsWith("6 made, 0 present, 0 failed, in ");
        assertThat(complained()).isEmpty();
    }

    @Test
    void keys_are_taken_from_a_file_one_a_line() throws IOException {
        original("größe.jpg");
        original("b.jpg");
        Path list = Files.writeString(home.resolve("list"), "größe.jpg\n\nb.jpg\r\n");

        assertThat(run("warm", "--keys", list.toString(), "--size", "8x6")).isZero();

        assertThat(stored()).containsExactly("b_8_6.jpg", "größe_8_6.jpg");
    }

    @Test
    void originals_below_a_prefix_are_listed_and_what_no_url_can_name_is_passed_over() throws IOException {
        original("w/a.jpg");
        original("w/deep/b.jpg");
        original("x/c.jpg");
        Files.writeString(originals.resolve("w/notes.txt"), "no image");

        assertThat(run("warm", "--below", "w/", "--size", "8x6")).isZero();
        assertThat(stored()).containsExactly("w/a_8_6.jpg", "w/deep/b_8_6.jpg");

        assertThat(run("warm", "--below", "", "--size", "8x6")).isZero();
        assertThat(stored()).containsExactly("w/a_8_6.jpg", "w/deep/b_8_6.jpg", "x/c_8_6.jpg");
        assertThat(printed()).singleElement().asString().startsWith("1 made, 2 present, 0 failed, in ");
    }

    @Test
    void without_sizes_those_that_the_settings_list_for_each_original_are_made() throws IOException {
        original("a.jpg");
        original("avatars/b.jpg");
        Map<String, String> environment = Map.of(
                "LAZYIMG_PRESETS", "thumb=12x12_fill",
                "LAZYIMG_WIDTHS", "16,24",
                "LAZYIMG_RULES", "avatars/ sizes=9x9_pad");

        assertThat(run(environment, "warm", "--below", "", "--sizes", "40x30")).isZero();

        assertThat(stored())
                .containsExactly(
                        "a_12_12_fill.jpg",
                        "a_16_0.jpg",
                        "a_24_0.jpg",
                        "a_40_30.jpg",
                        "avatars/b_12_12_fill.jpg",
                        "avatars/b_9_9_pad.jpg");
    }

    @Test
    void an_original_for_which_no_size_is_listed_is_passed_over_and_counted() throws IOException {
        original("a.jpg");
        original("avatars/b.jpg");

        assertThat(run("warm", "--below", "", "--rules", "avatars/ widths=8")).isZero();

        assertThat(stored()).containsExactly("avatars/b_8_0.jpg");
        assertThat(printed()).contains("no size is listed for 1 originals, which were passed over");
    }

    @Test
    void no_sizes_anywhere_is_a_usage_error_that_says_what_to_give() {
        assertThat(run("warm", "a.jpg")).isEqualTo(2);
        assertThat(complained()).singleElement().asString().contains("--size 600x400", "presets");
    }

    @Test
    void a_second_run_finds_everything_present_and_changes_nothing() throws IOException {
        original("a.jpg");
        original("b.jpg");
        run("warm", "--below", "", "--size", "8x6,4x3");
        Object before = Files.getAttribute(derivatives.resolve("a_8_6.jpg"), "lastModifiedTime");
        byte[] bytes = Files.readAllBytes(derivatives.resolve("a_8_6.jpg"));

        assertThat(run("warm", "--below", "", "--size", "8x6,4x3")).isZero();

        assertThat(printed()).singleElement().asString().startsWith("0 made, 4 present, 0 failed, in ");
        assertThat(Files.getAttribute(derivatives.resolve("a_8_6.jpg"), "lastModifiedTime"))
                .isEqualTo(before);
        assertThat(derivatives.resolve("a_8_6.jpg")).hasBinaryContent(bytes);
    }

    @Test
    void each_failure_is_a_line_with_key_size_and_reason_and_the_others_are_made_all_the_same() throws IOException {
        original("a.jpg");
        Files.writeString(originals.resolve("text.jpg"), "this is no picture");

        int status = run(
                "warm",
                "a.jpg",
                "gone.jpg",
                "text.jpg",
                "notes.txt",
                "--sizes",
                "8x6",
                "--size",
                "8x6,9x9",
                "--parallel",
                "1");

        assertThat(status).isEqualTo(1);
        assertThat(stored()).containsExactly("a_8_6.jpg");
        assertThat(printed()).hasSize(8);
        assertThat(printed().get(0)).startsWith("1 made, 0 present, 7 failed, in ");
        assertThat(printed().get(1)).startsWith("failed a.jpg 9x9: ").contains("not allowed", "8x6");
        assertThat(printed().get(2)).isEqualTo("failed gone.jpg 8x6: no such original");
        assertThat(printed().get(4)).startsWith("failed text.jpg 8x6: ");
        assertThat(printed().get(6)).startsWith("failed notes.txt 8x6: ").contains("extension");
        assertThat(complained()).isEmpty();
    }

    @Test
    void the_originals_are_named_in_one_way_and_no_more() throws IOException {
        Path list = Files.createFile(home.resolve("list"));
        for (List<String> ways : List.of(
                List.<String>of(), List.of("a.jpg", "--below", ""), List.of("--keys", list.toString(), "a.jpg"))) {
            assertThat(run("warm", ways.toArray(String[]::new))).isEqualTo(2);
            assertThat(complained()).singleElement().asString().contains("in one way", "--keys FILE", "--below PREFIX");
        }
    }

    @Test
    void bad_values_are_refused_in_one_line_that_says_what_would_be_accepted() {
        assertThat(run("warm", "a.jpg", "--size", "600by400")).isEqualTo(2);
        assertThat(complained()).singleElement().asString().contains("--size: '600by400'", "150x150_fill.png");
        assertThat(run("warm", "a.jpg", "--size", "8x8", "--parallel", "65")).isEqualTo(2);
        assertThat(complained()).singleElement().asString().contains("--parallel: 65 is outside 1..64");
        assertThat(run("warm", "--keys", "absent", "--size", "8x8")).isEqualTo(2);
        assertThat(complained()).singleElement().asString().contains("--keys: there is no file absent");
        assertThat(run("warm", "a.jpg", "--size", "8x8", "--prefix", "w/", "--below", "w/"))
                .isEqualTo(2);
    }

    @Test
    void without_stores_those_of_the_demo_are_used_and_without_a_demo_the_error_says_what_to_give() throws IOException {
        List<String> args = List.of("warm", "--below", "", "--size", "8x6");
        assertThat(runBare(Map.of(), args)).isEqualTo(2);
        assertThat(complained()).singleElement().asString().contains("--originals is not given", "file:/var/images");

        TestPictures.put(DemoFolder.in(home).originals(), "a.jpg", 80, 60);
        assertThat(runBare(Map.of(), args)).isZero();
        assertThat(DemoFolder.in(home).derivatives().resolve("a_8_6.jpg")).isRegularFile();
    }

    @Test
    void originals_that_are_not_there_are_an_error_in_one_line() throws IOException {
        Files.delete(originals);

        assertThat(run("warm", "a.jpg", "--size", "8x6")).isEqualTo(1);
        assertThat(complained()).singleElement().asString().contains("lazyimg.originals", "originals");
    }

    @Test
    void help_tells_of_the_ways_to_interrupt_and_of_every_flag() {
        assertThat(runBare(Map.of(), List.of("warm", "--help"))).isZero();
        assertThat(String.join(" ", printed()))
                .contains("SIGTERM", "130 or 143", "--keys", "--below", "--size", "--parallel", "--config", "--sizes");
    }
}
