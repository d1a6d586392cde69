package io.lazyimg.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.Setting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;

class MetadataTest {
    private static final String FILE = "META-INF/spring-configuration-metadata.json";

    @Test
    void springBootReadsEverySettingInTheMetadata() throws IOException {
        Map<String, ConfigurationMetadataProperty> properties = ConfigurationMetadataRepositoryJsonBuilder.create(
                        new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8)))
                .build()
                .getAllProperties();

        assertThat(properties)
                .containsOnlyKeys(Stream.concat(
                                Stream.of("lazyimg.enabled"),
                                Arrays.stream(Setting.values()).map(Setting::key))
                        .toList());
        ConfigurationMetadataProperty side = Objects.requireNonNull(properties.get("lazyimg.max-side"));
        assertThat(side.getDefaultValue()).isEqualTo(4096);
        assertThat(side.getType()).isEqualTo("java.lang.Long");
        assertThat(side.getDescription())
                .isEqualTo("The longest side of a result, in pixels. Takes a whole number from 1 to 65535."
                        + " Without it: 4096.");
    }

    private static String text() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(MetadataTest.class.getClassLoader().getResourceAsStream(FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
