package io.lazyimg.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** nginx's image filter, asked over HTTP on the loopback interface; one process, which reads the source for each answer. */
final class NginxPeer implements Peer {
    /** Where Debian's package puts it. */
    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_http_image_filter_module.so");

    private static final long PATIENCE = 10_000_000_000L; // nanoseconds

    private final String name;
    private final Path directory;
    private final Process process;
    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String version;
    private byte[] last = {};

    NginxPeer(String name, String cores, Path log) throws IOException {
        this.name = name;
        this.directory = Files.createTempDirectory("lazyimg-nginx");
        int port = freePort();
        this.address = URI.create("http://127.0.0.1:" + port + "/source.jpg");
        Path configuration = directory.resolve("nginx.conf");
        Files.writeString(configuration, configuration(port));
        this.process = new ProcessBuilder(ProcessPeer.pinned(
                        cores,
                        List.of("nginx", "-p", directory.toString(), "-e", "stderr", "-c", configuration.toString())))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        awaitPort(port);
        this.version = asked();
    }

    static PeerKind.Program program() {
        return (name, cores, log, frugal) -> new NginxPeer(name, cores, log);
    }

    static boolean present() {
        return Files.exists(MODULE);
    }

    private static String configuration(int port) {
        return """
                load_module %s;
                daemon off;
                master_process off;
                error_log stderr;
                pid nginx.pid;
                events {}
                http {
                  access_log off;
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  types { image/jpeg jpg; }
                  image_filter_buffer 100m;
                  image_filter_jpeg_quality 80;
                  server {
                    listen 127.0.0.1:%d;
                    root .;
                    location / { image_filter resize $arg_w $arg_h; }
                  }
                }
                """.formatted(MODULE, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitPort(int port) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (!listens(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException(name + " does not start; see its log");
            }
            Thread.onSpinWait();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return version;
    }

    private static String asked() throws IOException {
        return Tool.read(
                                List.of("sh", "-c", "nginx -v 2>&1"),
                                out -> new String(out.readAllBytes(), StandardCharsets.UTF_8))
                        .strip()
                + ", image filter (GD), over HTTP";
    }

    @Override
    public void load(Path file) throws IOException {
        Path source = directory.resolve("source.jpg");
        Files.deleteIfExists(source);
        Files.createSymbolicLink(source, file.toAbsolutePath());
    }

    @Override
    public Turn run(int width, int height, int times) throws IOException {
        double least = Double.MAX_VALUE;
        long cpu = cpu();
        long start = System.nanoTime();
        long mark = start;
        for (int i = 0; i < times; i++) {
            last = ask(width, height);
            long now = System.nanoTime();
            least = Math.min(least, (double) (now - mark));
            mark = now;
        }
        return new Turn((double) (mark - start) / times, (double) (cpu() - cpu) / times, least, last.length, -1);
    }

    private byte[] ask(int width, int height) throws IOException {
        try {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(URI.create(address + "?w=" + width + "&h=" + height))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException(name + " answers " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Nanoseconds of its only thread. */
    private long cpu() throws IOException {
        String figures = Files.readString(own("schedstat"));
        return Long.parseLong(figures.substring(0, figures.indexOf(' ')));
    }

    @Override
    public Peak peak(int width, int height) throws IOException {
        Files.writeString(own("clear_refs"), "5"); // the peak begins here
        long before = kilobytes("VmRSS:");
        ask(width, height);
        return new Peak(-1, Math.max(0, kilobytes("VmHWM:") - before) << 10);
    }

    private long kilobytes(String figure) throws IOException {
        return Files.readAllLines(own("status")).stream()
                .filter(line -> line.startsWith(figure))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + figure));
    }

    private Path own(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    @Override
    public void save(Path file) throws IOException {
        Files.write(file, last);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println(directory + " stays behind: " + e.getMessage());
        }
    }
}
