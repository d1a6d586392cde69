package io.lazyimg.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A peer that answers the lines that {@link io.lazyimg.peers.worker.Worker} documents. */
final class ProcessPeer implements Peer {
    private final String name;
    private final Process process;
    private final Writer in;
    private final BufferedReader out;
    private final String version;

    ProcessPeer(String name, List<String> command, Path log) throws IOException {
        this.name = name;
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("VIPS_CONCURRENCY", "1");
        this.process = builder.start();
        this.in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.version = answer();
    }

    /** A program and its arguments, which are the same for measuring memory. */
    static PeerKind.Program program(String... command) {
        return (name, cores, log, frugal) -> new ProcessPeer(name, pinned(cores, List.of(command)), log);
    }

    /** The command on some processors only. */
    static List<String> pinned(String cores, List<String> command) {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", cores));
        pinned.addAll(command);
        return pinned;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public void load(Path file) throws IOException {
        ask("load " + file);
    }

    @Override
    public Turn run(int width, int height, int times) throws IOException {
        String[] words = ask("run " + width + " " + height + " " + times).split(" ", -1);
        return new Turn(
                Double.parseDouble(words[0]) / times,
                Double.parseDouble(words[1]) / times,
                Double.parseDouble(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]));
    }

    @Override
    public Peak peak(int width, int height) throws IOException {
        String[] words = ask("memory " + width + " " + height).split(" ", -1);
        return new Peak(Long.parseLong(words[0]), Long.parseLong(words[1]));
    }

    @Override
    public void save(Path file) throws IOException {
        ask("save " + file);
    }

    private String ask(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
        return answer();
    }

    private String answer() throws IOException {
        String line = out.readLine();
        if (line == null || !line.startsWith("ok ")) {
            throw new IOException(name + " failed: " + (line == null ? "it ended; see its log" : line));
        }
        return line.substring(3);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            process.destroy();
        }
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
