package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import io.lazyimg.spi.Rates;
import io.lazyimg.store.MemoryBlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {
    private static LazyImagesBuilder with(String key, String value) {
        return LazyImages.builder().settings(Map.of(key, value));
    }

    @Test
    void anUnknownKeyIsRefusedByNameWithTheKnownOnes() {
        assertThatThrownBy(() -> with("lazyimg.max-sides", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown setting lazyimg.max-sides")
                .hasMessageContaining("lazyimg.max-side,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lazyimg.sizes | 600",
                "lazyimg.sizes | 0x0",
                "lazyimg.sizes | 6x4_crop",
                "lazyimg.sizes | 6x4,",
                "lazyimg.widths | 320;640",
                "lazyimg.presets | thumb",
                "lazyimg.presets | Thumb=6x4",
                "lazyimg.presets | fill=6x4",
                "lazyimg.snap | yes",
                "lazyimg.sizes | 6x4_fill-up",
                "lazyimg.sizes | 6x4_fill-101x3",
                "lazyimg.sizes | 6x4_pad-fff",
                "lazyimg.presets | thumb=6x4_q0",
                "lazyimg.any-focus | 1",
                "lazyimg.qualities | 0",
                "lazyimg.qualities | 60,101",
                "lazyimg.qualities | high",
                "lazyimg.negotiate | svg",
                "lazyimg.negotiate | image/webp",
                "lazyimg.rules | a/",
                "lazyimg.rules | sizes=6x4",
                "lazyimg.rules | a/ presets=x=6x4",
                "lazyimg.rules | a/ widths=3 widths=4",
                "lazyimg.max-side | 0",
                "lazyimg.max-side | 65536",
                "lazyimg.max-side | many",
                "lazyimg.max-output-pixels | 0",
                "lazyimg.signing | sometimes",
                "lazyimg.public-url | images.example.com",
                "lazyimg.public-url | //images.example.com/",
                "lazyimg.public-url | ftp://images.example.com/",
                "lazyimg.public-url | https:///x",
                "lazyimg.public-url | https://user:secret@images.example.com/",
                "lazyimg.public-url | https://images.example.com/?a=b",
                "lazyimg.public-url | https://images.example.com/#a",
                "lazyimg.public-url | https://images.example.com/a b/",
                "lazyimg.public-url | /a/../b",
                "lazyimg.page-formats | svg",
                "lazyimg.page-formats | webp,",
                "lazyimg.signing-keys | not-a-key",
                "lazyimg.quality | 0",
                "lazyimg.quality | 101",
                "lazyimg.matte | red",
                "lazyimg.engines | imageio,",
                "lazyimg.engines | Image IO",
                "lazyimg.resampler | bicubic",
                "lazyimg.max-source-bytes | 3 TB",
                "lazyimg.max-source-bytes | 3GB",
                "lazyimg.max-source-pixels | -1",
                "lazyimg.memory-budget | 0MB",
                "lazyimg.memory-budget | 0%",
                "lazyimg.memory-budget | 101%",
                "lazyimg.memory-budget | -5%",
                "lazyimg.memory-budget | %",
                "lazyimg.memory-budget | 25%%",
                "lazyimg.memory-budget | 2.5%",
                "lazyimg.memory-budget | 99999999999999GB",
                "lazyimg.max-renders | 0",
                "lazyimg.max-waiting | -1",
                "lazyimg.max-wait | 10",
                "lazyimg.max-wait | 10 years",
                "lazyimg.max-wait | 200000d",
                "lazyimg.max-flight | 0s",
                "lazyimg.max-unsaved-bytes | x",
                "lazyimg.missing-ttl | -1s",
                "lazyimg.max-missing | -1",
                "lazyimg.max-variants | -1",
                "lazyimg.client-rate | -1",
                "lazyimg.client-rate | some",
                "lazyimg.client-burst | 0",
                "lazyimg.trusted-proxies | -1",
                "lazyimg.client-header | x-real-ip",
                "lazyimg.client-header | X-Forwarded-For",
                "lazyimg.render-rate | -1",
                "lazyimg.render-burst | 0",
                "lazyimg.image-max-age | forever",
                "lazyimg.redirect-max-age | 999999999999999d",
                "lazyimg.error-max-age | s",
            })
    void aBadValueIsRefusedWithItsKeyItselfAndWhatWouldBeAccepted(String key, String value) {
        Setting setting = Setting.ofKey(key).orElseThrow();

        assertThatThrownBy(() -> with(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + ": ")
                .hasMessageEndingWith("it takes " + setting.accepts())
                .message()
                .satisfies(message -> assertThat(message.contains(value)).isEqualTo(setting != Setting.SIGNING_KEYS));
    }

    @Test
    void everySettingHasAnEffect() {
        Map<Setting, String> values = new HashMap<>();
        values.put(Setting.MAX_SIDE, "5000");
        values.put(Setting.MAX_SOURCE_BYTES, "1MB");
        values.put(Setting.MAX_SOURCE_PIXELS, "7");
        values.put(Setting.MEMORY_BUDGET, "2GB");
        values.put(Setting.MAX_RENDERS, "3");
        values.put(Setting.MAX_WAITING, "0");
        values.put(Setting.MAX_WAIT, "250ms");
        values.put(Setting.MAX_FLIGHT, "2m");
        values.put(Setting.MAX_SEND, "3m");
        values.put(Setting.MAX_UNSAVED_BYTES, "5 KB");
        values.put(Setting.MISSING_TTL, "1h");
        values.put(Setting.MAX_MISSING, "4");
        values.put(Setting.MAX_VARIANTS, "9");
        values.put(Setting.CLIENT_RATE, "0");
        values.put(Setting.CLIENT_BURST, "12");
        values.put(Setting.RENDER_RATE, "13");
        values.put(Setting.RENDER_BURST, "14");
        values.put(Setting.SHARED_CACHES, "false");
        values.put(Setting.IMAGE_MAX_AGE, "1d");
        values.put(Setting.REDIRECT_MAX_AGE, "2s");
        values.put(Setting.ERROR_MAX_AGE, "0s");
        Map<String, String> settings = new HashMap<>();
        values.forEach((setting, value) -> settings.put(setting.key(), value));

        LazyImagesBuilder builder = LazyImages.builder().settings(settings);

        assertThat(builder.limits())
                .usingRecursiveComparison()
                .isEqualTo(Limits.defaults()
                        .maxSourceBytes(1 << 20)
                        .maxSourcePixels(7)
                        .memoryBudget(2L << 30)
                        .maxRenders(3)
                        .maxWaiting(0)
                        .maxWait(Duration.ofMillis(250))
                        .maxFlight(Duration.ofMinutes(2))
                        .maxSend(Duration.ofMinutes(3))
                        .maxUnsavedBytes(5 << 10)
                        .missingTtl(Duration.ofHours(1))
                        .maxMissing(4)
                        .maxVariants(9));
        assertThat(builder.rates()).isEqualTo(new Rates(0, 12, 13, 14));
        assertThat(builder.caching())
                .isEqualTo(new CachePolicy(Duration.ofDays(1), Duration.ofSeconds(2), Duration.ZERO, false));
        Variant wide = new Variant("a.jpg", Transform.fit(5000, 0));
        assertThat(builder.sizes().admit(wide)).isEqualTo(wide);
    }

    @Test
    void aMemoryBudgetMayBeAShareOfTheLargestHeap() {
        long heap = Runtime.getRuntime().maxMemory();

        assertThat(with("lazyimg.memory-budget", "10%").limits().memoryBudget()).isBetween(heap / 10 - 100, heap / 10);
        assertThat(with("lazyimg.memory-budget", "100 %").limits().memoryBudget())
                .isBetween(heap - 100, heap);
        assertThat(Limits.defaults().memoryBudget())
                .isCloseTo(with("lazyimg.memory-budget", "25%").limits().memoryBudget(), within(100L));
    }

    @Test
    void sizesWidthsPresetsRulesAndSnappingMakeOnePolicy() {
        SizePolicy policy = LazyImages.builder()
                .settings(Map.of(
                        "lazyimg.sizes", "600x400, 150x150_fill",
                        "lazyimg.widths", "320, 640",
                        "lazyimg.presets", "hero=1600x0, card=300x200_pad",
                        "lazyimg.snap", "true",
                        "lazyimg.rules", "avatars/ sizes=64x64_fill snap=true; free/ max-side=99"))
                .sizes();

        assertThat(policy.presets()).containsOnlyKeys("hero", "card");
        assertThat(policy.admit(new Variant("a.jpg", Transform.fit(630, 0))))
                .isEqualTo(new Variant("a.jpg", Transform.fit(640, 0)));
        assertThat(policy.admit(new Variant("avatars/a.jpg", Transform.fill(600, 400))))
                .isEqualTo(new Variant("avatars/a.jpg", Transform.fill(64, 64)));
        assertThat(policy.admit(new Variant("free/a.jpg", Transform.fill(99, 98))))
                .isNotNull();
    }

    @Test
    void keysAreTheSameInEveryMedium() {
        assertThat(Setting.MAX_SIDE.key()).isEqualTo("lazyimg.max-side");
        assertThat(Setting.MAX_SIDE.flag()).isEqualTo("max-side");
        assertThat(Setting.MAX_SIDE.variable()).isEqualTo("LAZYIMG_MAX_SIDE");
        for (Setting setting : Setting.values()) {
            assertThat(setting.variable())
                    .isEqualTo(setting.key().replaceAll("[.-]", "_").toUpperCase(java.util.Locale.ROOT));
        }
    }

    @Test
    void missingUnknownAndOverlappingStoresAreRefusedAtStart(@TempDir Path folder) {
        String here = folder.toUri().toString();

        assertThatThrownBy(() -> LazyImages.builder().build()).hasMessageContaining("lazyimg.originals is not given");
        assertThatThrownBy(() -> with("lazyimg.originals", here).build())
                .hasMessageContaining("lazyimg.derivatives is not given");
        assertThatThrownBy(() -> with("lazyimg.originals", "/var/images").build())
                .hasMessageContaining("'/var/images' has no scheme");
        assertThatThrownBy(() -> with("lazyimg.originals", "ftp://x/y").build())
                .hasMessageContaining("no store is known for ftp://x/y; known are file:/var/images");
        assertThatThrownBy(() -> with("lazyimg.originals", "file:var").build())
                .hasMessageContaining("lazyimg.originals: file:var: ");
        assertThatThrownBy(() -> LazyImages.builder()
                        .settings(Map.of("lazyimg.originals", here, "lazyimg.derivatives", here + "below/"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overlap");
    }

    @Test
    void aRateLimiterThatIsNotThereIsRefusedAtStartWithoutTellingItsPassword() {
        for (String uri : new String[] {"valkey://user:secret@host", "valkey://:secret@host", "valkey://h?p=secret"}) {
            assertThatThrownBy(() -> with("lazyimg.rate-limiter", uri)
                            .originals(MemoryBlobStore.ofBytes(1000))
                            .derivatives(MemoryBlobStore.ofBytes(1000))
                            .build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("lazyimg.rate-limiter: valkey://")
                    .hasMessageEndingWith(": no such rate limiter is known; known are local")
                    .message()
                    .doesNotContain("secret");
        }
    }

    @Test
    void oneMemoryStoreCannotBeBoth() {
        MemoryBlobStore store = MemoryBlobStore.ofBytes(1000);

        assertThatThrownBy(() ->
                        LazyImages.builder().originals(store).derivatives(store).build())
                .hasMessageContaining("overlap");
    }

    @Test
    void aFolderOfOriginalsIsNotWrittenTo(@TempDir Path folder) throws IOException {
        Path originals = java.nio.file.Files.createDirectory(folder.resolve("originals"));
        String uri = originals.toUri().toString();

        LazyImages.builder()
                .settings(Map.of(
                        "lazyimg.originals",
                        uri,
                        "lazyimg.derivatives",
                        folder.resolve("made").toUri().toString()))
                .build()
                .close();

        assertThat(originals).isEmptyDirectory();
        assertThat(folder.resolve("made")).isDirectory();
    }
}
