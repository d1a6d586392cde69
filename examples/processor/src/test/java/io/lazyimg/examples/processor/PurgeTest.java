package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PurgeTest extends BulkCommandTest {
    private static final List<String> ALL = List.of(
            "index.html",
            "myimage.png",
            "myimage_600_400.jpg",
            "myimage_600_400.jpg.png",
            "myimage_b_600_400.jpg",
            "myimage_b_600_400.png",
            "other/myimage_600_400.jpg");

    @Test
    void exactly_the_derivatives_of_an_original_are_deleted_whether_or_not_it_is_still_there() throws IOException {
        put(ALL);

        assertThat(run("purge", "myimage.jpg")).isZero();

        assertThat(stored())
                .containsExactly(
                        "index.html",
                        "myimage.png",
                        "myimage_b_600_400.jpg",
                        "myimage_b_600_400.png",
                        "other/myimage_600_400.jpg");
        assertThat(printed()).singleElement().asString().startsWith("2 deleted, 0 failed, in ");
        assertThat(complained()).isEmpty();
    }

    @Test
    void a_dry_run_prints_exactly_what_would_be_deleted_and_deletes_nothing() throws IOException {
        put(ALL);

        assertThat(run("purge", "--dry-run", "myimage.jpg")).isZero();

        assertThat(printed().subList(0, 2))
                .containsExactlyInAnyOrder("would delete myimage_600_400.jpg", "would delete myimage_600_400.jpg.png");
        assertThat(printed()).hasSize(3);
        assertThat(printed().get(2)).startsWith("2 would be deleted, 0 failed, in ");
        assertThat(run("purge", "--dry-run", "--all")).isZero();
        assertThat(printed()).hasSize(6);
        assertThat(stored()).containsExactlyElementsOf(ALL);
    }

    @Test
    void a_prefix_is_one_of_the_originals_keys() throws IOException {
        put(ALL);

        assertThat(run("purge", "--below", "myimage_6")).isZero();
        assertThat(stored()).containsExactlyElementsOf(ALL);
        assertThat(run("purge", "--below", "myimage_b.p")).isZero();
        assertThat(stored()).doesNotContain("myimage_b_600_400.png").hasSize(ALL.size() - 1);
        assertThat(run("purge", "--below", "my")).isZero();
        assertThat(stored()).containsExactly("index.html", "myimage.png", "other/myimage_600_400.jpg");
    }

    @Test
    void everything_is_purged_only_if_that_is_said_and_what_is_no_derivative_stays() throws IOException {
        put(ALL);

        assertThat(run("purge", "--below", "")).isEqualTo(2);
        assertThat(complained()).singleElement().asString().contains("--all");
        assertThat(run("purge", "--below=")).isEqualTo(2);
        assertThat(run("purge")).isEqualTo(2);
        assertThat(run("purge", "--all", "myimage.jpg")).isEqualTo(2);
        assertThat(stored()).containsExactlyElementsOf(ALL);

        assertThat(run("purge", "--all")).isZero();
        assertThat(stored()).containsExactly("index.html", "myimage.png");
    }

    @Test
    void more_than_one_batch_is_deleted_to_the_last() throws IOException {
        put(IntStream.rangeClosed(1, 2_500)
                .mapToObj(width -> "a_" + width + "_0.jpg")
                .toList());

        assertThat(run("purge", "--below", "a", "--parallel", "2")).isZero();

        assertThat(stored()).isEmpty();
        assertThat(printed()).singleElement().asString().startsWith("2500 deleted");
    }

    @Test
    void keys_are_taken_from_a_file_and_one_that_no_original_can_have_is_a_failure() throws IOException {
        put(ALL);
        Path list = Files.writeString(home.resolve("list"), "myimage_b.jpg\nnotes.txt\nnever.jpg\nmyimage_b.png\n");

        for (String flag : List.of("--dry-run", "--parallel=2")) {
            assertThat(run("purge", flag, "--keys", list.toString())).isEqualTo(1);
            assertThat(printed())
                    .anySatisfy(line -> assertThat(line).startsWith("2 ").contains(", 1 failed, in "));
            assertThat(printed())
                    .last()
                    .asString()
                    .startsWith("failed notes.txt: ")
                    .contains("extension");
        }
        assertThat(stored()).hasSize(ALL.size() - 2);
    }

    @Test
    void what_cannot_be_deleted_is_listed_and_the_rest_is_deleted() throws IOException {
        put(List.of("a_1_1.jpg", "stuck_2_2.jpg"));
        String stubborn = "stubborn:" + derivatives.toUri().getRawPath();

        for (List<String> which : List.of(List.of("stuck.jpg", "a.jpg"), List.of("--all"))) {
            assertThat(run(
                            "purge",
                            Stream.concat(which.stream(), Stream.of("--derivatives", stubborn))
                                    .toArray(String[]::new)))
                    .isEqualTo(1);
            assertThat(printed()).last().isEqualTo("failed stuck_2_2.jpg: it is stuck");
        }
        assertThat(stored()).containsExactly("stuck_2_2.jpg");
    }

    private void put(List<String> keys) throws IOException {
        byte[] picture = TestPictures.jpeg(2, 2);
        for (String key : keys) {
            Path file = derivatives.resolve(key);
            Files.createDirectories(file.getParent());
            Files.write(file, picture);
        }
    }
}
