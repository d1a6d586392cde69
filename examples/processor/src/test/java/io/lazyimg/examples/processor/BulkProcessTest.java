package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs bulk work in a process of its own, with keys on its standard input. */
@Timeout(120)
class BulkProcessTest extends BulkCommandTest {
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void sigterm_lets_what_is_under_way_finish_and_the_same_command_again_does_the_rest() throws Exception {
        try (ServerSocket gates = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            gates.setSoTimeout(60_000);
            String[] command = {
                "warm",
                "--originals",
                "gated://127.0.0.1:" + gates.getLocalPort() + "/",
                "--derivatives",
                derivatives.toUri().toString(),
                "--keys",
                "-",
                "--size",
                "40x30",
                "--parallel",
                "2"
            };
            Process first = start(256, command);
            assumeTrue(first.supportsNormalTermination(), "this system has no SIGTERM");
            Writer keys = first.outputWriter(StandardCharsets.UTF_8);
            keys.write("a.jpg\nb.jpg\nc.jpg\nd.jpg\n");
            keys.flush(); // and the pipe stays open: more keys could come
            try (Socket one = gates.accept();
                    Socket other = gates.accept()) {
                first.toHandle().destroy(); // SIGTERM; Process::destroy would also close the pipes
                assertThat(first.errorReader().readLine()).isEqualTo("interrupted; finishing what is under way");
                one.getOutputStream().write(1);
                other.getOutputStream().write(1);
            }
            assertThat(first.waitFor()).isEqualTo(128 + 15);
            assertThat(first.inputReader().lines())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("2 made, 0 present, 0 failed, in "),
                            line -> assertThat(line).startsWith("interrupted after 2 derivatives; "));
            assertThat(stored()).containsExactly("a_40_30.jpg", "b_40_30.jpg").allSatisfy(this::isWhole);

            Process second = start(256, command);
            try (Writer again = second.outputWriter(StandardCharsets.UTF_8)) {
                again.write("a.jpg\nb.jpg\nc.jpg\nd.jpg\n");
            }
            for (int i = 0; i < 2; i++) {
                try (Socket gate = gates.accept()) {
                    gate.getOutputStream().write(1);
                }
            }
            assertThat(second.waitFor()).isZero();
            assertThat(second.inputReader().lines())
                    .singleElement()
                    .asString()
                    .startsWith("2 made, 2 present, 0 failed, in ");
            assertThat(stored()).hasSize(4).allSatisfy(this::isWhole);
        }
    }

    /** All keys together take twice the heap, and so would all failures. */
    @Test
    void any_number_of_keys_and_of_failures_takes_no_memory() throws Exception {
        int count = 80_000;
        String folders = ("/" + "x".repeat(199)).repeat(4);
        Process process = start(
                32,
                "warm",
                "--originals",
                originals.toUri().toString(),
                "--derivatives",
                derivatives.toUri().toString(),
                "--keys",
                "-",
                "--size",
                "40x30");
        try (Writer keys = process.outputWriter(StandardCharsets.UTF_8)) {
            for (int i = 0; i < count; i++) {
                keys.write(i + folders + ".jpg\n");
            }
        }

        List<String> printed = process.inputReader().lines().toList();
        assertThat(printed).hasSize(1 + 1000 + 1);
        assertThat(printed.get(0)).startsWith("0 made, 0 present, " + count + " failed, in ");
        assertThat(printed.get(1001)).isEqualTo("and " + (count - 1000) + " more failed");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void without_a_reader_of_its_output_it_does_its_work_all_the_same() throws Exception {
        original("a.jpg");
        Process process = start(
                256,
                "warm",
                "--originals",
                originals.toUri().toString(),
                "--derivatives",
                derivatives.toUri().toString(),
                "--size",
                "40x30",
                "a.jpg");
        process.inputReader().close();
        process.errorReader().close();

        assertThat(process.waitFor()).isZero();
        assertThat(stored()).containsExactly("a_40_30.jpg").allSatisfy(this::isWhole);
    }

    private Process start(int megabytes, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).directory(home.toFile()).start();
        processes.add(process);
        return process;
    }

    private void isWhole(String key) {
        try {
            BufferedImage picture = ImageIO.read(derivatives.resolve(key).toFile());
            assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(40, 30);
        } catch (IOException e) {
            throw new AssertionError(key, e);
        }
    }
}
