package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_wrong_flag_is_refused_in_one_line_that_names_it_and_the_nearest() {
        assertThat(run(Map.of(), "serve", "--max-sied", "9")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("lazyimg-processor: unknown flag --max-sied; did you mean --max-side?\n");
    }

    @Test
    void a_wrong_value_of_a_flag_is_refused_in_one_line_that_names_both() {
        assertThat(run(Map.of(), "serve", "--quality", "101")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("lazyimg-processor: --quality: ")
                .contains("101")
                .hasLineCount(1);
    }

    @Test
    void a_wrong_variable_is_refused_in_one_line_that_names_it() {
        assertThat(run(Map.of("LAZYIMG_SNAPP", "true"), "serve")).isEqualTo(2);
        assertThat(err.toString()).contains("LAZYIMG_SNAPP", "LAZYIMG_SNAP?").hasLineCount(1);
    }

    @Test
    void a_wrong_key_in_the_file_is_refused_in_one_line_that_names_it() throws IOException {
        Path file = Files.writeString(home.resolve("my.properties"), "port=9\n");

        assertThat(run(Map.of(), "serve", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("unknown key port in " + file).hasLineCount(1);
    }

    @Test
    void a_wrong_port_is_refused() {
        assertThat(run(Map.of(), "serve", "--port", "65536")).isEqualTo(2);
        assertThat(err.toString()).contains("--port", "65536").hasLineCount(1);
        assertThat(run(Map.of(), "serve", "--port", "http")).isEqualTo(2);
        assertThat(err.toString()).contains("--port", "http").hasLineCount(2);
    }

    @Test
    void originals_that_are_no_uri_are_refused_by_name() {
        assertThat(run(Map.of(), "serve", "--originals", "pictures")).isEqualTo(2);
        assertThat(err.toString())
                .contains("lazyimg.originals", "'pictures'", "file:/var/images")
                .hasLineCount(1);
    }

    @Test
    void originals_that_are_not_there_are_reported_by_name_and_not_made() {
        Path absent = home.resolve("absent");

        assertThat(run(Map.of(), "serve", "--originals", absent.toUri().toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("lazyimg.originals", "absent").hasLineCount(1);
        assertThat(absent).doesNotExist();
    }

    @Test
    void a_port_in_use_is_reported_in_one_line() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String originals = home.toUri().toString();
            String derivatives = "memory:1MB";
            int status = run(
                    Map.of(),
                    "serve",
                    "--port",
                    Integer.toString(taken.getLocalPort()),
                    "--originals",
                    originals,
                    "--derivatives",
                    derivatives);

            assertThat(status).isEqualTo(1);
            assertThat(err.toString())
                    .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .hasLineCount(1);
        }
    }

    @Test
    void a_call_without_a_command_or_with_an_unknown_one_is_refused() {
        assertThat(run(Map.of())).isEqualTo(2);
        assertThat(run(Map.of(), "sreve")).isEqualTo(2);
        assertThat(err.toString()).contains("did you mean serve?").hasLineCount(2);
    }

    @Test
    void help_tells_of_every_setting() {
        assertThat(run(Map.of(), "serve", "--help")).isZero();
        for (Setting setting : Setting.values()) {
            assertThat(out.toString()).contains("--" + setting.flag());
        }
        assertThat(out.toString()).contains("--port", "--bind", "--config", "--verbose", "8080");
    }

    private int run(Map<String, String> environment, String... args) {
        return Main.run(environment, home, new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
