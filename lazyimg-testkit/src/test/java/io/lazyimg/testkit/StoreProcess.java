package io.lazyimg.testkit;

import io.lazyimg.spi.BlobStore;
import io.lazyimg.store.FileBlobStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A second JVM with a store on a folder, for what only another process can show. */
final class StoreProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private StoreProcess(Process process) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts one; {@code LC_ALL} is set to the locale. */
    static StoreProcess start(String task, Path folder, String locale) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                StoreProcess.class.getName(),
                task,
                folder.toString());
        builder.environment().put("LC_ALL", locale);
        return new StoreProcess(builder.redirectErrorStream(true).start());
    }

    /** The next line that it prints, or {@code null} at its end. */
    String line() throws IOException {
        return lines.readLine();
    }

    /** All further lines, up to its end. */
    List<String> rest() {
        return lines.lines().toList();
    }

    /** Lets it go on after it printed that it is ready. */
    void go() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Ends it at once, as by a signal that cannot be caught. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** What runs in the other JVM. */
    public static void main(String[] arguments) throws Exception {
        BlobStore store = FileBlobStore.in(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "storm" -> storm(store);
            case "race" -> race(store);
            case "names" -> names(store);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void storm(BlobStore store) throws Exception {
        AtomicInteger written = new AtomicInteger();
        Racers.race(4, racer -> {
            for (int i = 0; ; i++) {
                byte[] content = Hashed.content(i, 1 + i * 7919 % 300_000);
                String key = "storm/" + i % 11 + "/" + i % 7 + (i % 2 == 0 ? "" : "-" + racer + "-" + i) + ".bin";
                if (i % 5 == 0) {
                    store.delete(key);
                    store.putIfAbsent(key, content, Hashed.attributes(content));
                } else {
                    store.put(key, content, Hashed.attributes(content));
                }
                System.out.println(written.incrementAndGet());
            }
        });
    }

    private static void race(BlobStore store) throws IOException {
        System.out.println("ready");
        new InputStreamReader(System.in, StandardCharsets.UTF_8).read();
        long process = ProcessHandle.current().pid();
        for (int i = 0; i < 200; i++) {
            byte[] content = Hashed.content(process + i, 100);
            if (store.putIfAbsent("race/" + i, content, Hashed.attributes(content))
                    .isPresent()) {
                System.out.println("race/" + i);
            }
        }
    }

    private static void names(BlobStore store) throws IOException {
        String key = "k\u00e4se/\ud83d\udc31.jpg";
        System.out.println(System.getProperty("sun.jnu.encoding"));
        System.out.println(store.read(key).isPresent() + " " + store.stat(key).isPresent() + " " + store.delete(key)
                + " " + store.list("").count() + " " + store.list("k\u00e4se/").count());
        try {
            store.put(key, new byte[1], StoreDuties.TEXT);
            System.out.println("stored");
        } catch (IOException e) {
            System.out.println("refused");
        }
    }
}
