package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processor as a process of its own with half a gigabyte of heap, under more than it can take. */
class StormTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Child> children = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void stop() {
        children.forEach(child -> child.process.destroyForcibly());
    }

    @Test
    void twoHundredSizesOfAFiftyMegapixelPhotographAreMadeOrTurnedAwayAndNeverTakeTheMemory() throws Exception {
        photograph("huge.jpg", 8660, 5773);
        Child child = start();

        List<HttpResponse<byte[]>> answers =
                all(IntStream.rangeClosed(1, 200).mapToObj(i -> child.ask("huge_" + (300 + i) + "_0.jpg")));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 503);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 503).allSatisfy(answer -> assertThat(
                        answer.headers().firstValue("Retry-After"))
                .isPresent());
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).allSatisfy(answer -> assertThat(
                        decoded(answer.body()).getWidth())
                .isEqualTo(Integer.parseInt(answer.uri().getPath().split("_", -1)[1])));
        HttpResponse<byte[]> afterwards = child.ask("huge_64_0.jpg").get();
        assertThat(afterwards.statusCode())
                .as("%s", new String(afterwards.body(), StandardCharsets.ISO_8859_1))
                .isEqualTo(200);
        assertThat(child.ask("health").get().statusCode()).isEqualTo(200);
        assertThat(child.stop()).isZero();
        assertThat(Files.readString(child.errors)).doesNotContain("OutOfMemoryError");
    }

    @Test
    void fiveHundredVisitorsOfOneNewSizeCauseOneRender() throws Exception {
        photograph("a.jpg", 4000, 3000);
        Child child = start();

        List<HttpResponse<byte[]>> answers = all(IntStream.range(0, 500).mapToObj(i -> child.ask("a_600_400.jpg")));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers)
                .extracting(answer ->
                        answer.headers().firstValue("Server-Timing").orElse("").split(";", 2)[0])
                .contains("joined")
                .containsOnlyOnce("miss");
    }

    @Test
    void aKillInAStormLeavesNoPartOfAPictureThatIsEverServed() throws Exception {
        photograph("a.jpg", 1600, 1200);
        List<String> sizes = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> "a_" + (400 + i) + "_0.jpg")
                .toList();
        for (int killAfter : new int[] {3, 30, 50}) {
            Child child = start();
            CountDownLatch answered = new CountDownLatch(killAfter);
            List<CompletableFuture<HttpResponse<byte[]>>> storm = sizes.stream()
                    .map(size -> child.ask(size).thenApply(answer -> counted(answer, answered)))
                    .toList();
            assertThat(answered.await(2, TimeUnit.MINUTES)).isTrue();
            child.process.destroyForcibly().waitFor();
            storm.forEach(StormTest::ended);
            assertWhole();
        }

        assertThat(derivatives()).hasSizeGreaterThan(20);
        Child again = start();
        for (Path kept : derivatives()) {
            String name = kept.getFileName().toString();
            HttpResponse<byte[]> answer = again.ask(name).get();
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Server-Timing").orElse("")).startsWith("hit");
            assertThat(answer.body()).isEqualTo(Files.readAllBytes(kept));
        }
        assertThat(again.ask("a_400_0.jpg").get().statusCode()).isEqualTo(200);
    }

    private static <T> HttpResponse<T> counted(HttpResponse<T> answer, CountDownLatch pictures) {
        if (answer.statusCode() == 200) {
            pictures.countDown();
        }
        return answer;
    }

    private void assertWhole() throws IOException {
        for (Path file : derivatives()) {
            byte[] bytes = Files.readAllBytes(file);
            assertThat(bytes[bytes.length - 2] & 0xFF)
                    .as("the end of image of %s", file)
                    .isEqualTo(0xFF);
            assertThat(bytes[bytes.length - 1] & 0xFF).isEqualTo(0xD9);
            String width = file.getFileName().toString().split("_", -1)[1];
            assertThat(decoded(bytes).getWidth()).isEqualTo(Integer.parseInt(width));
        }
    }

    private List<Path> derivatives() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("derivatives"))) {
            return files.filter(file -> file.toString().endsWith(".jpg")).toList();
        }
    }

    private static BufferedImage decoded(byte[] bytes) {
        try {
            BufferedImage picture = ImageIO.read(new java.io.ByteArrayInputStream(bytes));
            assertThat(picture).isNotNull();
            return picture;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for an answer, or for the connection to break. */
    private static void ended(CompletableFuture<?> answer) {
        try {
            answer.join();
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(IOException.class);
        }
    }

    private static List<HttpResponse<byte[]>> all(Stream<CompletableFuture<HttpResponse<byte[]>>> asked) {
        return asked.toList().stream().map(CompletableFuture::join).toList();
    }

    /** Gradients, edges and noise, as a camera's JPEG has. */
    private void photograph(String name, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] samples = ((java.awt.image.DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        Random random = new Random(1);
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int noise = random.nextInt(16) + (x / 97 + y / 61) % 2 * 60;
                samples[i++] = (byte) (x * 160 / width + noise);
                samples[i++] = (byte) (y * 160 / height + noise);
                samples[i++] = (byte) (90 + noise);
            }
        }
        Path originals = Files.createDirectories(folder.resolve("originals"));
        ImageIO.write(picture, "jpg", originals.resolve(name).toFile());
    }

    private Child start() throws IOException {
        Path errors = folder.resolve("errors-" + children.size() + ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--port=0",
                        "--render-rate=0",
                        "--client-rate=0",
                        "--max-variants=0",
                        "--originals=" + folder.resolve("originals").toUri(),
                        "--derivatives=" + folder.resolve("derivatives").toUri())
                .redirectError(errors.toFile())
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("listening on ")) {
                Child child = new Child(process, line.substring("listening on ".length()), errors);
                children.add(child);
                return child;
            }
        }
        throw new IOException("it did not start: " + Files.readString(errors));
    }

    private final class Child {
        final Process process;
        final String base;
        final Path errors;

        Child(Process process, String base, Path errors) {
            this.process = process;
            this.base = base;
            this.errors = errors;
        }

        CompletableFuture<HttpResponse<byte[]>> ask(String path) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(base + path)).build();
            return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        }

        int stop() throws InterruptedException {
            process.destroy();
            return process.waitFor();
        }
    }
}
