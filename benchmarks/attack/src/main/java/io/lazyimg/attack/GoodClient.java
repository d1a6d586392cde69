package io.lazyimg.attack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Asks for derivatives that are stored, one every 50 ms, and remembers what it has to wait. */
final class GoodClient {
    private static final Duration EVERY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ADDRESS = "192.0.2.1";
    private static final int[] WIDTHS = {160, 320, 640};

    private final InetSocketAddress server;
    private final Map<String, String> known = new LinkedHashMap<>();

    GoodClient(InetSocketAddress server) {
        this.server = server;
    }

    /**
     * What came of asking for a while.
     *
     * @param errors what was not the picture asked for, in words
     */
    record Visit(Latencies latencies, List<String> errors) {}

    /** Has the derivatives made that it asks for from then on. */
    void prepare() throws IOException {
        try (Connection connection = Connection.to(server, PATIENCE, 0)) {
            for (int photo = 0; photo < Pictures.PHOTOS; photo++) {
                for (int width : WIDTHS) {
                    String path = "photos/p" + photo + "_" + width + "_0.jpg";
                    Connection.Answer answer = connection.get(path, ADDRESS);
                    if (answer.status() != 200) {
                        throw new IOException(path + " was answered " + answer.status());
                    }
                    known.put(path, answer.body());
                }
            }
        }
    }

    /**
     * Asks until the time is over. What it waits is counted from the moment at which the request was due, so that a
     * server that answers late is not asked less.
     */
    Visit visit(Duration time) throws IOException {
        List<Duration> latencies = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        List<String> paths = List.copyOf(known.keySet());
        long began = System.nanoTime();
        Connection connection = Connection.to(server, PATIENCE, 0);
        try {
            for (int i = 0; i < time.dividedBy(EVERY); i++) {
                long due = began + i * EVERY.toNanos();
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                String path = paths.get(i % paths.size());
                try {
                    Connection.Answer answer = connection.get(path, ADDRESS);
                    if (answer.status() != 200 || !answer.body().equals(known.get(path))) {
                        errors.add(path + ": " + answer.status());
                    }
                } catch (IOException e) {
                    errors.add(path + ": " + e);
                    connection.close();
                    connection = Connection.to(server, PATIENCE, 0);
                }
                latencies.add(Duration.ofNanos(System.nanoTime() - due));
            }
        } finally {
            connection.close();
        }
        return new Visit(new Latencies(latencies), errors);
    }
}
