package io.lazyimg.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** The program of the attackers' own JVM: strikes for some seconds, and prints what came of it, a line each kind. */
final class Attackers {
    /** The most answers that one kind of attack asks for. */
    private static final int MOST = 500_000;

    /** How long the last answers are waited for. */
    private static final Duration LAST_ANSWERS = Duration.ofMillis(100);

    private static final int STAMPEDE = 64;
    private static final int ADDRESSES = 10_000;

    private final InetSocketAddress server;
    private final long until;
    private final List<Tally> tallies = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private Attackers(InetSocketAddress server, long until) {
        this.server = server;
        this.until = until;
    }

    /** Takes the port on loopback, and for how many seconds. */
    public static void main(String[] args) throws InterruptedException {
        Attackers attackers = new Attackers(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])),
                System.nanoTime() + Integer.parseInt(args[1]) * 1_000_000_000L);
        attackers.add("random-sizes", 4, Attack.asking(() -> "203.0.113.1", Attack::randomSize));
        attackers.add("random-names", 4, Attack.asking(() -> "203.0.113.2", Attack::randomName));
        attackers.add("bombs", 2, Attack.asking(() -> "203.0.113.3", Attack::bomb));
        attackers.add("flood", 32, Attack.asking(Attackers::address, Attack::randomSize));
        attackers.add("hang-ups", 2, Attack::hangUp);
        attackers.add("slow-readers", 1, Attack.reading(400));
        attackers.add("stampede", STAMPEDE, Attack.stampeding(STAMPEDE));
        for (Thread thread : attackers.threads) {
            thread.join(LAST_ANSWERS.toMillis());
        }
        attackers.tallies.forEach(System.out::println);
        System.exit(0); // connections that are still read slowly end with the process
    }

    private static String address() {
        int number = ThreadLocalRandom.current().nextInt(ADDRESSES);
        return "10." + number / 10_000 + "." + number / 100 % 100 + "." + number % 100;
    }

    private void add(String name, int count, Attack attack) {
        Tally tally = new Tally(name);
        tallies.add(tally);
        for (int i = 0; i < count; i++) {
            Random random = new Random(31L * tallies.size() + i);
            Thread thread = new Thread(() -> strike(attack, random, tally), name);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void strike(Attack attack, Random random, Tally tally) {
        while (System.nanoTime() < until && tally.total() < MOST) {
            try {
                attack.strike(server, random, tally);
            } catch (IOException e) {
                tally.add("broken");
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
