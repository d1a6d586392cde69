package io.lazyimg.peers.worker;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processor time of this process. The JVM's own figure goes in steps of 10 ms; Linux has it for each thread in ns. */
final class ProcessorTime {
    private ProcessorTime() {}

    /** Nanoseconds of all threads that there are. */
    static long used() throws IOException {
        File[] threads = new File("/proc/self/task").listFiles();
        if (threads == null || !Files.isReadable(Path.of("/proc/self/schedstat"))) {
            return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        }
        long sum = 0;
        for (File thread : threads) {
            Path file = thread.toPath().resolve("schedstat");
            if (Files.exists(file)) {
                String figures = Files.readString(file);
                sum += Long.parseLong(figures.substring(0, figures.indexOf(' ')));
            }
        }
        return sum;
    }
}
