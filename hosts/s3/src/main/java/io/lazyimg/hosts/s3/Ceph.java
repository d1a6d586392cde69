package io.lazyimg.hosts.s3;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A Ceph cluster of one on this machine: a real S3 server with websites and policies. Started once for a JVM and
 * stopped with it; everything in it lies in memory. Where Ceph is not installed, tests that ask for it are skipped and
 * say so, unless the environment variable {@value #REQUIRED} is {@code true}: they fail then.
 */
public final class Ceph {
    /** The environment variable that forbids to leave tests out. */
    public static final String REQUIRED = "REQUIRE_CEPH";

    /** What the script calls. */
    private static final List<String> PROGRAMS =
            List.of("ceph", "ceph-authtool", "ceph-mon", "ceph-osd", "monmaptool", "radosgw", "radosgw-admin");

    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 31_000;
    private static final int PORTS = 100;

    private static @Nullable Ceph shared;

    private final Path folder;
    private final Path script;
    private final URI endpoint;

    private Ceph(Path folder, Path script, URI endpoint) {
        this.folder = folder;
        this.script = script;
        this.endpoint = endpoint;
    }

    /** The server of this JVM; the calling test is skipped where there cannot be one. */
    public static synchronized Ceph shared() throws IOException {
        if (shared == null) {
            boolean required = "true".equals(System.getenv(REQUIRED));
            Assumptions.assumeTrue(required || isInstalled(), "Ceph is not installed; this test is left out");
            shared = start();
        }
        return shared;
    }

    /** Where S3 is answered, path style. */
    public URI endpoint() {
        return endpoint;
    }

    /** The host name to ask for the website of a bucket with, at {@link #endpoint}. */
    public String websiteHost(String bucket) {
        return bucket + ".s3-website.localhost";
    }

    /** Makes a user, who owns nothing and may make buckets. The name must be new. */
    public S3User user(String name) throws IOException {
        List<String> keys = run(script, "user", folder.toString(), name).lines().toList();
        return new S3User(name, keys.get(0), keys.get(1));
    }

    private static boolean isInstalled() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<Path> folders =
                Stream.of(path.split(File.pathSeparator, -1)).map(Path::of).toList();
        return PROGRAMS.stream()
                .allMatch(program -> folders.stream().anyMatch(at -> Files.isExecutable(at.resolve(program))));
    }

    private static Ceph start() throws IOException {
        Path folder = Files.createTempDirectory("lazyimg-ceph");
        Path script = folder.resolve("ceph");
        try (InputStream source = Objects.requireNonNull(Ceph.class.getResourceAsStream("ceph"))) {
            Files.copy(source, script);
        }
        int port = freePort();
        Ceph started = new Ceph(folder, script, URI.create("http://127.0.0.1:" + port));
        Runtime.getRuntime().addShutdownHook(new Thread(started::stop, "ceph-stop"));
        run(script, "start", folder.toString(), Integer.toString(port));
        return started;
    }

    private void stop() {
        try {
            run(script, "stop", folder.toString());
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            System.err.println("could not stop Ceph: " + e);
        }
    }

    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT - PORTS);
            if (isFree(port) && isFree(port + 1)) {
                return port;
            }
        }
        throw new IOException("no two free ports in " + FIRST_PORT + ".." + LAST_PORT);
    }

    private static boolean isFree(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(Path script, String... arguments) throws IOException {
        Path output = Files.createTempFile("lazyimg-ceph", ".out");
        try {
            List<String> command = Stream.concat(Stream.of("bash", script.toString()), Stream.of(arguments))
                    .toList();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", command) + (ended ? " failed: " : " hangs: ") + printed);
            }
            return printed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.delete(output);
        }
    }
}
