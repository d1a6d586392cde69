package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

class UnmodifiedSinceTest {
    private static final Instant WRITTEN = Instant.parse("2026-11-25T19:54:27Z");

    @ParameterizedTest
    @CsvSource({
        "'Wed, 25 Nov 2026 19:54:27 GMT', 1250", // within the very second
        "'Wed, 25 Nov 2026 19:54:28 GMT', 250", // clocks may differ
        "'Wed, 25 Nov 2026 19:54:29 GMT', 0", // the look may have begun before
        "'Wed, 25 Nov 2026 19:55:26 GMT', 0",
        "'Wed, 25 Nov 2026 19:54:25 GMT', 3250", // clocks differ
        "'Wed, 25 Nov 2026 18:54:25 GMT', 5000", // and are wrong
        "'yesterday', 1250",
        ", 1250"
    })
    void an_object_is_looked_at_again_when_its_second_is_over(String date, long millis) {
        assertThat(UnmodifiedSince.untilSettled(object("Date", date)))
                .hasValueSatisfying(wait -> assertThat(wait).hasMillis(millis));
    }

    @Test
    void an_object_that_was_old_before_the_look_began_needs_no_other_look() {
        assertThat(UnmodifiedSince.untilSettled(object("Date", "Wed, 25 Nov 2026 19:55:27 GMT")))
                .isEmpty();
    }

    @Test
    void all_of_the_second_counts() {
        assertThat(UnmodifiedSince.value(WRITTEN)).isEqualTo("2026-11-25T19:54:27.999999999Z");
        assertThat(UnmodifiedSince.value(WRITTEN.plusMillis(120))).isEqualTo("2026-11-25T19:54:27.999999999Z");
    }

    @Test
    void a_server_is_a_Ceph_if_it_tells_the_type_of_objects() {
        assertThat(UnmodifiedSince.isKnownTo(object("X-Rgw-Object-Type", "Normal")))
                .isTrue();
        assertThat(UnmodifiedSince.isKnownTo(object("Server", "AmazonS3"))).isFalse();
        assertThat(UnmodifiedSince.isKnownTo(HeadObjectResponse.builder().build()))
                .isFalse();
    }

    private static HeadObjectResponse object(String header, String value) {
        SdkHttpResponse.Builder answer = SdkHttpResponse.builder().statusCode(200);
        Optional.ofNullable(value).ifPresent(given -> answer.putHeader(header, given));
        HeadObjectResponse.Builder object = HeadObjectResponse.builder().lastModified(WRITTEN);
        object.sdkHttpResponse(answer.build());
        return object.build();
    }
}
