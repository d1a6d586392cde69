package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lazyimg.testkit.HostilePicture;
import io.lazyimg.testkit.HostilePictures;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends pictures made to do harm to the program, which has a process with a small heap to itself. */
@Timeout(600)
class HostilePicturesTest {
    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png", "image/webp", "image/gif");

    @TempDir
    Path folder;

    private final HttpClient visitor =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private Path originals;
    private Path derivatives;
    private Path log;

    @SuppressWarnings("NullAway.Init") // each test starts it
    private Process process;

    @SuppressWarnings("NullAway.Init")
    private BufferedReader lines;

    @SuppressWarnings("NullAway.Init")
    private URI uri;

    @BeforeEach
    void originals() throws IOException {
        originals = Files.createDirectory(folder.resolve("originals"));
        derivatives = folder.resolve("derivatives");
        log = folder.resolve("log");
        BufferedImage picture = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(picture, "jpg", originals.resolve("good.jpg").toFile());
    }

    private void start(String... limits) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "serve",
                "--port",
                "0",
                "--verbose",
                "--originals",
                originals.toUri().toString(),
                "--derivatives",
                derivatives.toUri().toString()));
        command.addAll(List.of(limits));
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(log.toFile())
                .start();
        lines = process.inputReader();
        uri = URI.create(lineThatBegins("listening on "));
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    private String lineThatBegins(String words) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(words)) {
                return line.substring(words.length());
            }
        }
        throw new IOException("no line begins with '" + words + "'");
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return visitor.send(HttpRequest.newBuilder(uri.resolve("/" + path)).build(), BodyHandlers.ofByteArray());
    }

    /** Whatever is wrong with an answer, or nothing. */
    private String fault(HostilePicture picture, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(path);
        String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        boolean image = IMAGES.contains(type);
        if (answer.statusCode() != picture.status() || image != (answer.statusCode() == 200)) {
            return path + ": " + answer.statusCode() + " " + type + " " + (image ? "" : body);
        }
        if (image && ImageIO.read(new ByteArrayInputStream(answer.body())) == null) {
            return path + ": no image";
        }
        return body.contains(HostilePicture.MARK) ? path + ": something of the file is in the answer" : "";
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void each_is_refused_or_served_harmlessly_and_a_good_picture_is_served_after_it(String animations)
            throws Exception {
        // the time limit is not to hide a file that takes long, nor a slow machine to look like one
        start(
                "--client-rate", "0",
                "--render-rate", "0",
                "--max-variants", "10000",
                "--max-render-time", "10m",
                "--keep-animations", animations);
        List<String> faults = new ArrayList<>();
        Set<String> served = new TreeSet<>();
        int good = 0;
        for (HostilePicture picture : HostilePictures.all()) {
            Files.write(originals.resolve(picture.name()), picture.content().get());
            String name = picture.name().replaceFirst("[.]", "_9_0.");
            List<String> paths = name.endsWith(".jpg") ? List.of(name, name + ".png") : List.of(name); // both engines
            for (String path : paths) {
                faults.add(fault(picture, path));
                if (picture.status() == 200) {
                    served.add(path);
                }
                good++;
                faults.add(get("good_" + good + "_0.jpg").statusCode() == 200 ? "" : "no good picture after " + path);
                served.add("good_" + good + "_0.jpg");
            }
        }

        faults.removeIf(String::isEmpty);
        assertThat(faults).isEmpty();
        assertThat(Files.readString(log)).doesNotContain("OutOfMemoryError", "StackOverflowError", "INTERNAL");
        assumeTrue(process.supportsNormalTermination(), "this system has no SIGTERM");
        process.toHandle().destroy();
        lineThatBegins("stopped");
        assertThat(stored()).isEqualTo(served);
    }

    @Test
    void a_render_that_takes_too_long_is_ended_and_the_turn_is_the_next_ones() throws Exception {
        BufferedImage large = new BufferedImage(3000, 2000, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(large, "png", originals.resolve("first.png").toFile());
        ImageIO.write(large, "png", originals.resolve("second.png").toFile());
        start("--max-render-time", "1ms", "--max-renders", "1");

        HttpResponse<byte[]> first = get("first_300_200.png");
        HttpResponse<byte[]> second = get("second_300_200.png");
        HttpResponse<byte[]> otherSize = get("first_30_20.png");

        for (HttpResponse<byte[]> answer : List.of(first, second, otherSize)) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("60");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
        assertThat(new String(first.body(), StandardCharsets.UTF_8)).contains("takes longer than maxRenderTime 1 ms");
        assertThat(new String(second.body(), StandardCharsets.UTF_8)).contains("takes longer than maxRenderTime 1 ms");
        assertThat(new String(otherSize.body(), StandardCharsets.UTF_8)).contains("a short while ago");
    }

    private Set<String> stored() throws IOException {
        try (Stream<Path> files = Files.list(derivatives)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
