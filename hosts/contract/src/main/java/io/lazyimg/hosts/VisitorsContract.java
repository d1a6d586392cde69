package io.lazyimg.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.testkit.Hold;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What visitors who are many, slow or gone come to, whatever the container. */
public abstract class VisitorsContract extends MountedContract {
    /** More connections than any of the containers has threads. */
    private static final int MORE_THAN_THREADS = 230;

    /** In milliseconds; after some time they give up who does not read, and have threads again. */
    private static final int SHORTER_THAN_CONTAINERS_WAIT = 10_000;

    protected VisitorsContract(Host.Starter starter) {
        super(starter);
    }

    private static Wire.Answer getBeforeOthersAreGivenUp(Host host, String target) throws IOException {
        try (Socket socket = Wire.open(host.port(), "GET", target)) {
            socket.setSoTimeout(SHORTER_THAN_CONTAINERS_WAIT);
            return Wire.parse(socket.getInputStream());
        }
    }

    @Test
    void visitorsWhoHangUpHarmNobody() throws Exception {
        Host host = start("");
        for (int i = 0; i < 20; i++) {
            Socket socket = Wire.open(host.port(), "GET", "/noise_" + (800 + i) + "_0.png");
            assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000); // of more than a megabyte
            socket.setSoLinger(true, 0);
            socket.close();
        }

        Wire.Answer whole = get(host, "/noise_800_0.png");
        assertThat(whole.status()).isEqualTo(200);
        assertThat(decoded(whole).getWidth()).isEqualTo(800);
        assertThat(get(host, "/hello").text()).isEqualTo("application GET /hello");
    }

    @Test
    void visitorsWhoDoNotReadHoldNoThread() throws Exception {
        writeNoise("large.png", 2000, 1500);
        Host host = start("");
        assertThat(get(host, "/large_2000_0.png").status()).isEqualTo(200);
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < MORE_THAN_THREADS; i++) {
                silent.add(Wire.open(host.port(), "GET", "/large_2000_0.png"));
            }
            for (Socket socket : silent) {
                socket.setSoTimeout(SHORTER_THAN_CONTAINERS_WAIT);
                assertThat(socket.getInputStream().read()).isEqualTo('H'); // each is being answered
            }
            assertThat(getBeforeOthersAreGivenUp(host, "/hello").text()).isEqualTo("application GET /hello");
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void visitorsWhoWaitForAPictureHoldNoThread() throws Exception {
        settings.put("lazyimg.originals", "held://" + originals().toUri().getPath());
        Host host = start("");
        Hold reading = HeldStoreProvider.HOLDS.take();
        List<Socket> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < MORE_THAN_THREADS; i++) {
                waiting.add(Wire.open(host.port(), "GET", "/widgets/myimage_77_0.jpg"));
            }
            reading.awaitArrival();
            assertThat(getBeforeOthersAreGivenUp(host, "/hello").text()).isEqualTo("application GET /hello");
            reading.release();
            for (Socket socket : waiting) {
                Wire.Answer answer = Wire.parse(socket.getInputStream());
                assertThat(answer.status()).isEqualTo(200);
                assertThat(decoded(answer).getWidth()).isEqualTo(77);
            }
        } finally {
            reading.release();
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void whoDoesNotReadInTimeIsCutOff() throws Exception {
        settings.put("lazyimg.max-send", "100ms");
        writeNoise("large.png", 2000, 1500);
        Host host = start("");
        try (Socket socket = Wire.open(host.port(), "GET", "/large_2000_0.png")) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            long until = System.nanoTime() + Duration.ofSeconds(20).toNanos(); // less than any container waits
            assertThatThrownBy(() -> {
                        while (System.nanoTime()
                                < until) { // what is sent to a closed connection comes back as a failure
                            socket.getOutputStream().write('\n');
                            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(get(host, "/hello").text()).isEqualTo("application GET /hello");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStoreThatBreaksOffIsNoWholePicture(boolean asyncSupported) throws Exception {
        settings.put("lazyimg.derivatives", "breaking:off");
        Host host = start(Application.of("", asyncSupported ? null : new SynchronousFilter(), settings));
        Wire.Answer made = get(host, "/noise_900_0.png");
        assertThat(made.body()).hasSizeGreaterThan(BreakingStoreProvider.AFTER_BYTES);

        Wire.Answer stored = get(host, "/noise_900_0.png");
        while (!Objects.toString(stored.header("Server-Timing")).startsWith("hit")) {
            stored = get(host, "/noise_900_0.png"); // not saved yet
        }

        assertThat(stored.header("Content-Length")).isEqualTo(Integer.toString(made.body().length));
        assertThat(stored.body()).hasSizeLessThan(made.body().length).isNotEmpty();
    }

    @Test
    void visitorsOfOneNewSizeAtOnceCauseOneRender() throws Exception {
        Host host = start("");
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Wire.Answer>> visitors = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            visitors.add(threads.submit(() -> {
                go.await();
                return get(host, "/widgets/myimage_333_0.jpg");
            }));
        }
        go.countDown();

        int misses = 0;
        for (Future<Wire.Answer> visitor : visitors) {
            Wire.Answer answer = visitor.get(1, TimeUnit.MINUTES);
            assertThat(answer.status()).isEqualTo(200);
            misses += Objects.requireNonNull(answer.header("Server-Timing")).startsWith("miss") ? 1 : 0;
        }
        threads.shutdown();
        assertThat(misses).isEqualTo(1);
    }
}
