package io.lazyimg.attack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** What one attacking thread does, again and again. */
interface Attack {
    /** How long an attacker waits for an answer. */
    Duration PATIENCE = Duration.ofSeconds(90);

    /**
     * Strikes once.
     *
     * @param server over which connection is up to the attack
     * @param random this thread's own
     */
    void strike(InetSocketAddress server, Random random, Tally tally) throws IOException, InterruptedException;

    /** Asks for one path after the other over connections that live for a hundred requests. */
    static Attack asking(Supplier<String> client, PathOf path) {
        return (server, random, tally) -> {
            try (Connection connection = Connection.to(server, PATIENCE, 0)) {
                for (int i = 0; i < 100; i++) {
                    tally.answered(connection.get(path.of(random), client.get()).status());
                }
            }
        };
    }

    /** Where an attacker's next request goes. */
    interface PathOf {
        String of(Random random);
    }

    /** A size that hardly anybody has asked for, of one of the photographs. */
    static String randomSize(Random random) {
        String fit = new String[] {"", "_fill", "_pad"}[random.nextInt(3)];
        return "photos/p" + random.nextInt(Pictures.PHOTOS) + "_" + (1 + random.nextInt(1600)) + "_"
                + (1 + random.nextInt(1200)) + fit + ".jpg";
    }

    /** A size of a photograph that is not there. */
    static String randomName(Random random) {
        return "photos/" + Long.toString(random.nextLong() >>> 1, 36) + "_600_400.jpg";
    }

    /** A size of a bomb. */
    static String bomb(Random random) {
        String bomb = Pictures.BOMBS[random.nextInt(Pictures.BOMBS.length)];
        int dot = bomb.lastIndexOf('.');
        return bomb.substring(0, dot) + "_" + (1 + random.nextInt(800)) + "_0" + bomb.substring(dot);
    }

    /** Asks, and breaks the connection off at once or after a moment. */
    static void hangUp(InetSocketAddress server, Random random, Tally tally) throws IOException, InterruptedException {
        try (Connection connection = Connection.to(server, PATIENCE, 0)) {
            connection.send(randomSize(random), "203.0.113.7");
            Thread.sleep(random.nextInt(3) * 10L);
            connection.reset();
            tally.add("hung-up");
        }
    }

    /** Keeps so many connections that ask for large answers and read a few bytes in a second of each. */
    static Attack reading(int connections) {
        Deque<Connection> open = new ArrayDeque<>();
        return (server, random, tally) -> {
            if (open.size() < connections) {
                Connection connection = Connection.to(server, PATIENCE, 1024);
                open.add(connection);
                connection.send("photos/large_1600_" + (1200 - open.size() % 2) + ".png", "203.0.113.9");
                tally.add("opened");
                return;
            }
            Thread.sleep(10);
            Connection next = open.remove();
            try {
                next.sip(32);
                open.add(next);
            } catch (IOException e) {
                tally.add("closed-on");
                next.close();
            }
        };
    }

    /** Waits until all the others who stampede are there too, and then asks for the same new size as they. */
    static Attack stampeding(int visitors) {
        int[] round = {0};
        CyclicBarrier together = new CyclicBarrier(visitors, () -> round[0]++);
        return (server, random, tally) -> {
            try {
                together.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (BrokenBarrierException | TimeoutException e) {
                tally.add("scattered");
                return;
            }
            String path = "photos/p" + round[0] % Pictures.PHOTOS + "_" + (1 + round[0] * 37 % 1500) + "_0.jpg";
            try (Connection connection = Connection.to(server, PATIENCE, 0)) {
                tally.answered(connection
                        .get(path, "198.51.100." + random.nextInt(256))
                        .status());
            }
            Thread.sleep(500);
        };
    }
}
