package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program in a process of its own and ends it as a supervisor does. */
@Timeout(180)
class StopTest {
    @TempDir
    Path folder;

    private ServerSocket gates;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        gates = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "serve",
                        "--port",
                        "0",
                        "--originals",
                        "gated://127.0.0.1:" + gates.getLocalPort() + "/",
                        "--derivatives",
                        folder.resolve("derivatives").toUri().toString())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assumeTrue(process.supportsNormalTermination(), "this system has no SIGTERM");
    }

    @AfterEach
    void end() throws IOException {
        process.destroyForcibly();
        gates.close();
    }

    @Test
    void a_request_in_flight_at_sigterm_is_finished_and_saved_and_the_status_is_0() throws Exception {
        BufferedReader lines = process.inputReader();
        URI uri = URI.create(lineThatBegins(lines, "listening on "));
        HttpRequest request =
                HttpRequest.newBuilder(uri.resolve("slow_40_30.jpg")).build();
        CompletableFuture<HttpResponse<Path>> answer =
                HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofFile(folder.resolve("answer.jpg")));
        try (Socket gate = gates.accept()) {
            process.toHandle().destroy(); // SIGTERM; Process::destroy would also close the pipe that is read here
            assertThat(lineThatBegins(lines, "stopping")).isEmpty();
            assertThat(answer).isNotDone();
            gate.getOutputStream().write(1);

            assertThat(answer.join().statusCode()).isEqualTo(200);
        }
        assertThat(lineThatBegins(lines, "stopped")).isEmpty();
        assertThat(process.waitFor()).isZero();
        assertThat(folder.resolve("derivatives/slow_40_30.jpg")).hasSameBinaryContentAs(folder.resolve("answer.jpg"));
        BufferedImage picture = ImageIO.read(folder.resolve("answer.jpg").toFile());
        assertThat(picture.getWidth()).isEqualTo(40);
        assertThat(picture.getHeight()).isEqualTo(30);
    }

    private static String lineThatBegins(BufferedReader lines, String beginning) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new AssertionError("the process ended without a line that begins with '" + beginning + "'");
    }
}
