package io.lazyimg.bucket4j;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real redis-server on a free port, which keeps nothing on the disk. Where it is not installed, tests that ask for it are
 * skipped and say so, unless the environment variable {@value #REQUIRED} is {@code true}: they fail then.
 */
final class RedisServer implements AutoCloseable {
    /** The environment variable that forbids to leave tests out. */
    static final String REQUIRED = "REQUIRE_REDIS";

    private static final String PROGRAM = "redis-server";

    private final int port;
    private final List<String> command;
    private @Nullable Process process;

    private RedisServer(int port, List<String> command) {
        this.port = port;
        this.command = command;
    }

    /** One that has not been started; the calling test is skipped where there cannot be one. */
    static RedisServer stopped(String... options) throws IOException {
        boolean required = "true".equals(System.getenv(REQUIRED));
        Assumptions.assumeTrue(required || isInstalled(), "redis-server is not installed; this test is left out");
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                PROGRAM, "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
        command.addAll(List.of(options));
        return new RedisServer(port, command);
    }

    static RedisServer started(String... options) throws IOException {
        RedisServer server = stopped(options);
        server.start();
        return server;
    }

    /** Starts it again, empty, on the same port, and returns when it answers. */
    void start() throws IOException {
        Process starting = new ProcessBuilder(command).redirectErrorStream(true).start();
        process = starting;
        Runtime.getRuntime().addShutdownHook(new Thread(starting::destroyForcibly, "redis-stop"));
        BufferedReader output = starting.inputReader(StandardCharsets.UTF_8);
        StringBuilder printed = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains("Ready to accept connections")) {
                return; // it prints next to nothing from now on
            }
            printed.append(line).append('\n');
        }
        throw new IOException("redis-server did not start: " + printed);
    }

    int port() {
        return port;
    }

    String uri(String query) {
        return "redis://127.0.0.1:" + port + "?" + query;
    }

    /** SIGKILL. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** SIGSTOP: it hangs, with its connections open. */
    void hang() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT. */
    void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        if (process != null) {
            String pid = Long.toString(process.pid());
            int status = new ProcessBuilder("kill", name, pid).start().waitFor();
            if (status != 0) {
                throw new IOException("kill " + name + " " + pid + " ended with " + status);
            }
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static boolean isInstalled() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, PROGRAM))
                .anyMatch(Files::isExecutable);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
