package io.lazyimg.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.LazyImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

class EnvironmentSettingsTest {
    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void propertiesAreTakenByTheKeysOfTheCore() {
        given(Map.of("lazyimg.originals", "file:/var/images", "lazyimg.max-side", 1600, "server.port", 80));

        assertThat(EnvironmentSettings.of(environment))
                .isEqualTo(Map.of("lazyimg.originals", "file:/var/images", "lazyimg.max-side", "1600"));
    }

    @Test
    void otherSpellingsOfSpringBootAreTheSameKeys() {
        given(Map.of("lazyimg.maxSide", "1600", "lazyimg.MAX_WAIT", "5s", "lazyimg.shared_caches", "false"));

        assertThat(EnvironmentSettings.of(environment))
                .isEqualTo(
                        Map.of("lazyimg.max-side", "1600", "lazyimg.max-wait", "5s", "lazyimg.shared-caches", "false"));
    }

    @Test
    void variablesOfTheProcessAreTakenInBothSpellingsAndOthersAreNobodysBusiness() {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test-systemEnvironment",
                        Map.of(
                                "LAZYIMG_MAX_SIDE", "1600",
                                "LAZYIMG_MAXWAIT", "5s",
                                "LAZYIMG_SERVICE_HOST", "10.0.0.1",
                                "LAZYIMG_PORT_80_TCP", "tcp://10.0.0.1:80")));

        assertThat(EnvironmentSettings.of(environment))
                .isEqualTo(Map.of("lazyimg.max-side", "1600", "lazyimg.max-wait", "5s"));
    }

    @Test
    void yamlIsTakenAsOneWritesIt() throws IOException {
        yaml("""
                lazyimg:
                  originals: file:${folder}/originals
                  sizes: 600x400,150x150_fill
                  widths:
                    - 320
                    - 640
                  signing: off
                  freshness: off
                  snap: on
                  matte: "000000"
                folder: /var/pictures
                """);

        Map<String, String> settings = EnvironmentSettings.of(environment);

        assertThat(settings)
                .isEqualTo(Map.of(
                        "lazyimg.originals", "file:/var/pictures/originals",
                        "lazyimg.sizes", "600x400,150x150_fill",
                        "lazyimg.widths", "320,640",
                        "lazyimg.signing", "off",
                        "lazyimg.freshness", "off",
                        "lazyimg.snap", "true",
                        "lazyimg.matte", "000000"));
        LazyImages.builder().settings(settings); // all of them accepted
    }

    @Test
    void whatIsNoSettingIsLeftForTheCoreToRefuse() throws IOException {
        yaml("""
                lazyimg:
                  enabled: true
                  max-sides: 1600
                  max-side.pixels: 1600
                  widths: [320]
                  presets:
                    thumb: 150x150_fill
                """);

        assertThat(EnvironmentSettings.of(environment))
                .containsOnlyKeys(
                        "lazyimg.widths", "lazyimg.max-sides", "lazyimg.max-side.pixels", "lazyimg.presets.thumb");
    }

    private void given(Map<String, Object> properties) {
        environment.getPropertySources().addFirst(new MapPropertySource("application", properties));
    }

    private void yaml(String text) throws IOException {
        new YamlPropertySourceLoader()
                .load("application", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)))
                .forEach(environment.getPropertySources()::addFirst);
    }
}
