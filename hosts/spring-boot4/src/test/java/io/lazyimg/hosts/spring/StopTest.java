package io.lazyimg.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.LazyImages;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spring.boot.LazyImagesCustomizer;
import io.lazyimg.store.MemoryBlobStore;
import io.lazyimg.testkit.FaultyBlobStore;
import io.lazyimg.testkit.Hold;
import io.lazyimg.testkit.StoreOperation;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Timeout(120)
class StopTest {
    @Test
    void aRequestUnderWayIsAnsweredAndItsPictureSavedBeforeTheApplicationIsGone() throws Exception {
        Application application = Application.start(List.of(SlowStores.class));
        SlowStores slow = application.context().getBean(SlowStores.class);
        Hold read = slow.originals.holdNext(StoreOperation.READ);
        Hold save = slow.derivatives.holdNext(StoreOperation.PUT_IF_ABSENT);

        CompletableFuture<HttpResponse<byte[]>> answer = application.getLater("/a_320_0.jpg");
        read.awaitArrival();
        Thread stopping = new Thread(application::close);
        stopping.start();
        slow.stopping.await();
        read.release();
        assertThat(answer.get().statusCode()).isEqualTo(200);

        save.awaitArrival();
        while (stopping.isAlive() && !waitsInClose(stopping)) {
            Thread.onSpinWait();
        }
        assertThat(stopping.isAlive()).as("waits for the save").isTrue();
        save.release();
        stopping.join();

        assertThat(slow.kept.stat("a_320_0.jpg")).isPresent();
        assertThat(slow.underWayWhenTheServerStopped).isZero();
    }

    private static boolean waitsInClose(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING
                && Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(LazyImages.class.getName())
                                && frame.getMethodName().equals("close"));
    }

    @Configuration(proxyBeanMethods = false)
    static class SlowStores {
        /** In which Spring Boot waits for requests under way; in the 1024th below it stops the web server. */
        private static final int GRACEFUL_PHASE = SmartLifecycle.DEFAULT_PHASE - 1024;

        final MemoryBlobStore kept = MemoryBlobStore.ofBytes(1 << 20);
        final FaultyBlobStore derivatives = FaultyBlobStore.of(kept);
        final FaultyBlobStore originals;
        final CountDownLatch stopping = new CountDownLatch(1);
        private final AtomicInteger underWay = new AtomicInteger();
        volatile int underWayWhenTheServerStopped = -1;

        SlowStores() throws IOException {
            MemoryBlobStore pictures = MemoryBlobStore.ofBytes(1 << 20);
            pictures.put("a.jpg", Application.picture(), BlobAttributes.of("image/jpeg"));
            originals = FaultyBlobStore.of(pictures);
        }

        @Bean
        LazyImagesCustomizer stores() {
            return builder -> builder.originals(originals).derivatives(derivatives);
        }

        @Bean
        FilterRegistrationBean<Filter> gauge() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                underWay.incrementAndGet();
                try {
                    chain.doFilter(request, response);
                } finally {
                    underWay.decrementAndGet();
                }
            });
            registration.setOrder(1);
            return registration;
        }

        @Bean
        SmartLifecycle whileItWaits() {
            return new StopSignal(GRACEFUL_PHASE, stopping::countDown);
        }

        @Bean
        SmartLifecycle whenItHasWaited() {
            return new StopSignal(GRACEFUL_PHASE - 512, () -> underWayWhenTheServerStopped = underWay.get());
        }
    }

    /** Tells when the application's stop has come to a phase. */
    private static final class StopSignal implements SmartLifecycle {
        private final int phase;
        private final Runnable signal;
        private volatile boolean running;

        StopSignal(int phase, Runnable signal) {
            this.phase = phase;
            this.signal = signal;
        }

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            signal.run();
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return phase;
        }
    }
}
