package io.lazyimg.attack;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The attacked processor, in a JVM of its own. */
final class Target implements AutoCloseable {
    private static final String LISTENING = "listening on ";

    private final Process process;
    private final InetSocketAddress address;
    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final ThreadMXBean threads;

    private Target(Process process, InetSocketAddress address) throws IOException {
        this.process = process;
        this.address = address;
        this.connector = connect(process.pid());
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        this.memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
        this.threads = ManagementFactory.getPlatformMXBean(beans, ThreadMXBean.class);
    }

    /**
     * Starts a processor.
     *
     * @param log where it writes to
     */
    static Target start(Path jar, int heapMegabytes, Path originals, Path derivatives, Path log) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-jar",
                        jar.toString(),
                        "serve",
                        "--port=0",
                        "--originals=" + originals.toUri(),
                        "--derivatives=" + derivatives.toUri(),
                        "--trusted-proxies=1")
                .redirectError(log.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(LISTENING)) {
                int port =
                        URI.create(line.substring(LISTENING.length()).strip()).getPort();
                drain(out);
                return new Target(process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            }
        }
        throw new IOException("the processor did not start; see " + log);
    }

    /** Keeps the processor from waiting for somebody to read what it prints. */
    private static void drain(Reader out) {
        Thread thread = new Thread(
                () -> {
                    try {
                        out.transferTo(Writer.nullWriter());
                    } catch (IOException e) {
                        System.out.println("the processor has stopped printing");
                    }
                },
                "drain");
        thread.setDaemon(true);
        thread.start();
    }

    @SuppressWarnings("BanJNDI") // the address is that of our own child
    private static JMXConnector connect(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("this JDK cannot look into the processor", e);
        }
    }

    InetSocketAddress address() {
        return address;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The bytes of the heap in use, garbage among them. */
    long heapBytes() {
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** The bytes of the heap in use after a collection. */
    long liveBytes() {
        memory.gc();
        return heapBytes();
    }

    /** The most memory that the process has held at any one time so far, in bytes. */
    long peakResidentBytes() throws IOException {
        return status("VmHWM:");
    }

    /** The memory that the process holds, in bytes. */
    long residentBytes() throws IOException {
        return status("VmRSS:");
    }

    private long status(String field) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            String line =
                    lines.filter(each -> each.startsWith(field)).findFirst().orElseThrow();
            return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
    }

    int threadCount() {
        return threads.getThreadCount();
    }

    /** The threads that are in the middle of something of ours. */
    List<String> busyThreads() {
        return Stream.of(threads.dumpAllThreads(false, false))
                .filter(thread -> !thread.getThreadName().equals("main"))
                .filter(Target::isBusy)
                .map(ThreadInfo::toString)
                .toList();
    }

    private static boolean isBusy(ThreadInfo thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("io.lazyimg."));
    }

    @Override
    public void close() throws IOException {
        connector.close();
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the processor did not stop");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
