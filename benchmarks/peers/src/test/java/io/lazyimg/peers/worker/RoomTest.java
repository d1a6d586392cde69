package io.lazyimg.peers.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final int LIVE = 6_000_000;
    private static final int GARBAGE = 4_000_000;

    @Test
    void the_heap_of_a_resize_is_what_lives_at_a_time_and_not_its_garbage() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xms64m",
                        "-Xmx64m",
                        "-Xmn1m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Probe.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String heap = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(process.waitFor()).isZero();
        // the young generation and the last step of the search may come on top
        assertThat(Long.parseLong(heap)).isBetween((long) LIVE, LIVE + 1_900_000L);
    }

    /** Runs in the small JVM. */
    static final class Probe {
        private static int sum;

        private Probe() {}

        public static void main(String[] args) throws IOException {
            Room room = new Room();
            long before = room.used();
            System.out.println(room.heap(Probe::resize, before));
        }

        private static void resize() {
            for (int i = 0; i < 5; i++) {
                byte[] garbage = new byte[GARBAGE];
                sum += garbage[i];
            }
            byte[] first = new byte[LIVE / 2];
            byte[] second = new byte[LIVE / 2];
            sum += first[sum & 1] + second[sum & 1];
        }
    }
}
