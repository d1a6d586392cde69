package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2015-10-21T07:28:00Z");

    @Test
    void itIsSecondsOrADate() {
        assertThat(S3Failure.retryAfter("0", NOW)).contains(Duration.ZERO);
        assertThat(S3Failure.retryAfter("120", NOW)).contains(Duration.ofMinutes(2));
        assertThat(S3Failure.retryAfter("Wed, 21 Oct 2015 07:28:30 GMT", NOW)).contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999", "Wed, 99 Oct 2015 07:28:30 GMT"})
    void anythingElseIsNothing(String value) {
        assertThat(S3Failure.retryAfter(value, NOW)).isEmpty();
    }
}
