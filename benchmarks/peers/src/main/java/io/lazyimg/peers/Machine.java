package io.lazyimg.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run ran on. */
final class Machine {
    private Machine() {}

    /** In one line. */
    static String line() throws IOException {
        return "%s, %d processors, Java %s, %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().version().stream()
                                .map(String::valueOf)
                                .reduce((a, b) -> a + "." + b)
                                .orElse(""),
                        System.getProperty("os.name"));
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (Files.exists(info)) {
            for (String line : Files.readAllLines(info)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        }
        return System.getProperty("os.arch");
    }
}
