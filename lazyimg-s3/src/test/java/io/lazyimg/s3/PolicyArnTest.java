package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkSystemSetting;

/** How policies name buckets and what lies in them. */
class PolicyArnTest {
    private static final String REGION = SdkSystemSetting.AWS_REGION.property();

    private final String before = System.getProperty(REGION, "");

    @BeforeEach
    @AfterEach
    void restore() {
        if (before.isEmpty()) {
            System.clearProperty(REGION);
        } else {
            System.setProperty(REGION, before);
        }
    }

    @ParameterizedTest
    @CsvSource({"eu-west-1, aws", "cn-north-1, aws-cn", "us-gov-west-1, aws-us-gov", "default, aws"})
    void the_partition_is_that_of_the_region(String region, String partition) {
        assertThat(bucket("s3://bucket/prefix?region=" + region)).isEqualTo("arn:" + partition + ":s3:::bucket");
    }

    @Test
    void without_a_region_it_is_that_of_the_environment() {
        System.setProperty(REGION, "cn-northwest-1");

        assertThat(bucket("s3://bucket")).isEqualTo("arn:aws-cn:s3:::bucket");
        assertThat(bucket("s3://bucket?region=eu-west-1")).isEqualTo("arn:aws:s3:::bucket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/", "a*/", "a/b?/", "${aws:username}/"})
    void a_prefix_that_would_allow_more_than_itself_is_refused(String prefix) {
        S3Location wide = new S3Location("bucket", prefix, null, null, false);
        S3Location plain = new S3Location("bucket", "a$b{c}/", null, null, false);

        assertThatCode(() -> new AccessPolicies(plain, plain)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new AccessPolicies(wide, plain))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + prefix + "'");
        assertThatThrownBy(() -> new AccessPolicies(plain, wide)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String bucket(String uri) {
        return AccessPolicies.bucket(S3Location.of(URI.create(uri)));
    }
}
