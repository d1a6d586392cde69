package io.lazyimg.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.ImageRequest;
import io.lazyimg.ImageResponse;
import io.lazyimg.LazyImages;
import io.lazyimg.spi.RateLimiterProvider;
import io.lazyimg.spi.Rates;
import io.lazyimg.store.MemoryBlobStore;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private LazyImages images(Path folder, String limiter) throws IOException {
        return LazyImages.builder()
                .settings(Map.of(
                        "lazyimg.originals", folder.toUri().toString(),
                        "lazyimg.rate-limiter", limiter,
                        "lazyimg.client-rate", "1",
                        "lazyimg.client-burst", "2",
                        "lazyimg.trusted-proxies", "1"))
                .derivatives(MemoryBlobStore.ofBytes(1 << 20))
                .build();
    }

    private static int get(LazyImages images, String path, String forwarded) throws IOException {
        ImageRequest request = new ImageRequest(
                "GET",
                path,
                "",
                "10.0.0.1",
                name -> name.equals("X-Forwarded-For") ? java.util.List.of(forwarded) : java.util.List.of(),
                null);
        try (ImageResponse response = images.serve(request).orElseThrow()) {
            return response.status();
        }
    }

    private static void picture(Path folder) throws IOException {
        BufferedImage picture = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(picture, "png", folder.resolve("a.png").toFile());
    }

    @Test
    void aSettingMakesAFleetOfTwo(@TempDir Path folder) throws Exception {
        picture(folder);
        try (RedisServer redis = RedisServer.started();
                LazyImages one = images(folder, redis.uri("timeout=30s"));
                LazyImages other = images(folder, redis.uri("timeout=30s"))) {
            int refused = 0;
            for (int width = 1; width <= 20; width++) {
                int status = get(width % 2 == 0 ? one : other, "a_" + width + "_0.png", "6.6.6.6, 2001:db8::" + width);
                assertThat(status).isIn(200, 429);
                refused += status == 429 ? 1 : 0;
            }
            assertThat(refused).isPositive();
            assertThat(get(one, "a_30_0.png", "2001:db8::9, 6.6.6.6")).isEqualTo(200);
        }
    }

    @Test
    void aSettingMakesBucketsInOneJvm(@TempDir Path folder) throws Exception {
        picture(folder);
        try (LazyImages images = images(folder, "bucket4j:1000")) {
            int refused = 0;
            for (int width = 1; width <= 20; width++) {
                refused += get(images, "a_" + width + "_0.png", "203.0.113.7") == 429 ? 1 : 0;
            }
            assertThat(refused).isPositive();
            assertThat(get(images, "a_30_0.png", "203.0.113.8")).isEqualTo(200);
        }
    }

    @Test
    void aWrongUriStopsTheStart(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder);

        assertThatThrownBy(() -> images(folder, "redis://:secret@localhost?when-down=ajar"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lazyimg.rate-limiter: redis://…@localhost?…: when-down must be open or closed");
        assertThatThrownBy(() -> images(folder, "valkey://localhost"))
                .hasMessageEndingWith("known are local, bucket4j:10000, redis://localhost:6379,"
                        + " rediss://redis.example.com:6379");
    }

    @Test
    void withoutTheLibrariesForRedisOnlyRedisIsMissing() throws Exception {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*(lettuce|netty|reactor|redis).*\\.jar"))
                .map(SettingsTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader bare = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Class<?> probe = bare.loadClass(Probe.class.getName());
            assertThat(probe.getMethod("open", String.class).invoke(null, "bucket4j:10"))
                    .isEqualTo("opened");
            assertThat(probe.getMethod("open", String.class).invoke(null, "redis://localhost"))
                    .isEqualTo(
                            "com.bucket4j:bucket4j_jdk17-lettuce and io.lettuce:lettuce-core are not on the class path");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Runs in a class loader of its own. */
    public static final class Probe {
        private Probe() {}

        public static String open(String uri) {
            RateLimiterProvider provider =
                    ServiceLoader.load(RateLimiterProvider.class, Probe.class.getClassLoader()).stream()
                            .map(ServiceLoader.Provider::get)
                            .filter(each -> uri.startsWith(each.scheme() + ":"))
                            .findFirst()
                            .orElseThrow();
            try {
                provider.open(URI.create(uri), Rates.defaults()).close();
                return "opened";
            } catch (IllegalArgumentException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }
}
