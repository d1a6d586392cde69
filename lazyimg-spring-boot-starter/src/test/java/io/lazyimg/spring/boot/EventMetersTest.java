package io.lazyimg.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ImageEvent;
import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.image.Reason;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventMetersTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final EventMeters meters = new EventMeters(registry);

    @Test
    void rendersAreCountedTimedAndWeighedForEachEngine() {
        meters.on(new ImageEvent(Kind.RENDERED, "a_1_1.jpg", Duration.ofMillis(30), 1000, "jpeg", null, null));
        meters.on(new ImageEvent(Kind.RENDERED, "b_1_1.jpg", Duration.ofMillis(50), 3000, "jpeg", null, null));
        meters.on(new ImageEvent(Kind.RENDERED, "c_1_1.png", Duration.ofMillis(70), 500, "imageio", null, null));

        assertThat(registry.get("lazyimg.events")
                        .tags("kind", "rendered", "engine", "jpeg", "reason", "none")
                        .timer())
                .satisfies(timer -> {
                    assertThat(timer.count()).isEqualTo(2);
                    assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(80);
                });
        assertThat(registry.get("lazyimg.bytes").tags("kind", "rendered").summary())
                .satisfies(summary -> {
                    assertThat(summary.count()).isEqualTo(3);
                    assertThat(summary.totalAmount()).isEqualTo(4500);
                });
    }

    @Test
    void failuresAreCountedForEachReason() {
        meters.on(new ImageEvent(Kind.FAILED, "a_1_1.jpg", Duration.ZERO, 0, null, Reason.RATE_LIMITED, null));

        assertThat(registry.get("lazyimg.events")
                        .tags("kind", "failed", "reason", "rate_limited", "engine", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.find("lazyimg.bytes").summary()).isNull();
    }

    @Test
    void noPathIsInAnyMeter() {
        for (int i = 0; i < 50; i++) {
            meters.on(new ImageEvent(Kind.HIT, "a" + i + "_1_1.jpg", Duration.ZERO, 10, null, null, null));
        }

        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .hasSize(2)
                .flatExtracting(Meter.Id::getTags)
                .extracting(Tag::getValue)
                .containsOnly("hit", "none");
    }
}
