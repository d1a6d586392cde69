package io.lazyimg.examples.pages;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A headless Chromium. Where it is not installed, tests that ask for it are skipped and say so, unless the environment
 * variable {@value #REQUIRED} is {@code true}: they fail then.
 */
final class Chromium implements AutoCloseable {
    static final String REQUIRED = "REQUIRE_CHROMIUM";

    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");

    private final Process process;
    private final URI endpoint;

    private Chromium(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static Chromium start(Path profile) throws Exception {
        Optional<Path> program =
                onPath("chromium").or(() -> onPath("chromium-browser")).or(() -> onPath("google-chrome"));
        if (!"true".equals(System.getenv(REQUIRED))) {
            Assumptions.assumeTrue(program.isPresent(), "Chromium is not installed; this test is left out");
        }
        Process process = new ProcessBuilder(
                        program.orElseThrow(() -> new IOException("Chromium is not installed"))
                                .toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        CompletableFuture<URI> endpoint = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, endpoint), "chromium");
        reader.setDaemon(true);
        reader.start();
        try {
            return new Chromium(process, endpoint.get(120, TimeUnit.SECONDS));
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Reads all that it says, so that it never waits for a reader. */
    private static void read(Process process, CompletableFuture<URI> endpoint) {
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    endpoint.complete(URI.create(listening.group(1)));
                }
                if (!endpoint.isDone()) {
                    said.append(line).append('\n');
                }
            }
            endpoint.completeExceptionally(new IOException("Chromium ended: " + said));
        } catch (IOException e) {
            endpoint.completeExceptionally(e);
        }
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Where it is spoken to. */
    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
