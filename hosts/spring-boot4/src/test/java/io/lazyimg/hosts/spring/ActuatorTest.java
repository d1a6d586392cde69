package io.lazyimg.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.spring.boot.LazyImagesCustomizer;
import io.lazyimg.store.MemoryBlobStore;
import io.lazyimg.testkit.FaultyBlobStore;
import io.lazyimg.testkit.StoreOperation;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ActuatorTest {
    @TempDir
    Path folder;

    @Test
    void healthIsGoodAndEventsAreMeasured() throws Exception {
        try (Application application = Application.start(Application.stores(
                folder, "management.endpoints.web.exposure.include=health,metrics", "lazyimg.widths=320"))) {
            assertThat(application.text("/actuator/health/lazyimg")).isEqualTo("{\"status\":\"UP\"}");

            application.get("/a_320_0.jpg");
            application.get("/a_321_0.jpg");

            assertThat(application.text("/actuator/metrics/lazyimg.events?tag=kind:rendered"))
                    .contains("{\"statistic\":\"COUNT\",\"value\":1.0}")
                    .contains("{\"tag\":\"engine\",\"values\":[\"imageio\"]}");
            assertThat(application.text("/actuator/metrics/lazyimg.events?tag=reason:refused"))
                    .contains("{\"statistic\":\"COUNT\",\"value\":1.0}");
            assertThat(application.text("/actuator/metrics/lazyimg.bytes?tag=kind:rendered"))
                    .contains("\"baseUnit\":\"bytes\"");
        }
    }

    @Test
    void aStoreThatFailsIsBadHealth() throws Exception {
        try (Application application = Application.start(List.of(BrokenStore.class))) {
            HttpResponse<byte[]> health = application.get("/actuator/health/lazyimg");

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(new String(health.body(), StandardCharsets.UTF_8))
                    .contains("\"status\":\"DOWN\"")
                    .contains("java.io.IOException");
        }
    }

    @Test
    void healthCanBeSwitchedOff() throws Exception {
        try (Application application =
                Application.start(Application.stores(folder, "management.health.lazyimg.enabled=false"))) {
            assertThat(application.get("/actuator/health/lazyimg").statusCode()).isEqualTo(404);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class BrokenStore {
        @Bean
        LazyImagesCustomizer stores() {
            FaultyBlobStore originals = FaultyBlobStore.of(MemoryBlobStore.ofBytes(1 << 20));
            originals.failNext(StoreOperation.STAT);
            return builder -> builder.originals(originals).derivatives(MemoryBlobStore.ofBytes(1 << 20));
        }
    }
}
