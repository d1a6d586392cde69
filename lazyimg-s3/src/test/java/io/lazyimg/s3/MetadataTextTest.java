package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "  ", "a", " a ", "a  b", "a b", "%", "%%", "%20", "%25", "%2520", " %20 ", "100% "})
    void aValueComesBackFromAHeaderThatLosesSpaces(String value) {
        String header = MetadataText.encode(value);

        assertThat(header).isNotEmpty().isEqualTo(header.strip()).doesNotContain("  ");
        assertThat(MetadataText.decode(header)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5f3a=b c\"", "plain", "a b c", "!#$&'()*+,-./:;<=>?@[]^_`{|}~"})
    void aUsualValueIsKeptAsItIs(String value) {
        assertThat(MetadataText.encode(value)).isEqualTo(value);
    }

    @Test
    void aPercentSignOfSomebodyElseIsKept() {
        assertThat(MetadataText.decode("100% wool, 50%off")).isEqualTo("100% wool, 50%off");
    }
}
