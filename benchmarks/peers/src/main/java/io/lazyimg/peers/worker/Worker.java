package io.lazyimg.peers.worker;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * A peer as a process of its own. It greets with {@code ok} and its version, and then answers each line on its standard
 * input with one line, {@code ok} and figures or {@code error} and why:
 *
 * <ul>
 *   <li>{@code load PATH} reads a source into memory: {@code ok BYTES}
 *   <li>{@code run WIDTH HEIGHT TIMES} resizes it: {@code ok WALL CPU LEAST BYTES ALLOCATED}, nanoseconds of wall and
 *       processor time of all of them together and of wall time of the quickest, bytes of one output, and bytes that
 *       one resize allocated on the heap, or -1
 *   <li>{@code memory WIDTH HEIGHT} resizes it several times: {@code ok HEAP REST}, bytes of heap that one resize takes,
 *       or -1, and bytes that the process grows by beside that; only in a process that was started for this
 *   <li>{@code save PATH} writes the last output to a file: {@code ok BYTES}
 * </ul>
 */
public final class Worker {
    private final Way way;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private byte @Nullable [] source;
    private byte[] last = {};

    private Worker(Way way) {
        this.way = way;
    }

    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        ImageIO.setUseCache(false); // no temporary files: in favour of whoever reads through ImageIO
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Worker worker = new Worker(Way.named(args[0]));
        out.println("ok Java " + Runtime.version());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(worker.answer(line));
        }
    }

    private String answer(String line) {
        String[] words = line.split(" ", 2);
        try {
            return "ok "
                    + switch (words[0]) {
                        case "load" -> load(Path.of(words[1]));
                        case "save" -> save(Path.of(words[1]));
                        case "memory" -> memory(words[1].split(" ", -1));
                        case "run" -> run(words[1].split(" ", -1));
                        default -> throw new IllegalArgumentException("no command " + words[0]);
                    };
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            e.printStackTrace();
            return "error " + e.toString().replaceAll("\\s+", " ");
        }
    }

    private String load(Path file) throws IOException {
        source = null; // the old one may go first
        source = Files.readAllBytes(file);
        return Integer.toString(source.length);
    }

    private String save(Path file) throws IOException {
        Files.write(file, last);
        return Integer.toString(last.length);
    }

    private String memory(String[] words) throws IOException {
        byte[] large = loaded();
        int width = Integer.parseInt(words[0]);
        int height = Integer.parseInt(words[1]);
        last = new byte[0];
        Room room = new Room();
        long before = room.used();
        long rest = room.rest(() -> way.resize(large, width, height));
        return room.heap(() -> way.resize(large, width, height), before) + " " + rest;
    }

    private byte[] loaded() {
        if (source == null) {
            throw new IllegalStateException("nothing is loaded");
        }
        return source;
    }

    private String run(String[] words) throws IOException {
        byte[] large = loaded();
        int width = Integer.parseInt(words[0]);
        int height = Integer.parseInt(words[1]);
        int times = Integer.parseInt(words[2]);
        long least = Long.MAX_VALUE;
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long cpu = ProcessorTime.used();
        long start = System.nanoTime();
        long mark = start;
        for (int i = 0; i < times; i++) {
            last = way.resize(large, width, height);
            long now = System.nanoTime();
            least = Math.min(least, now - mark);
            mark = now;
        }
        cpu = ProcessorTime.used() - cpu;
        allocated = (threads.getCurrentThreadAllocatedBytes() - allocated) / times;
        return (mark - start) + " " + cpu + " " + least + " " + last.length + " " + allocated;
    }
}
