package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {
    @Test
    void aBucketAloneIsALocation() {
        assertThat(of("s3://my-bucket")).isEqualTo(new S3Location("my-bucket", "", null, null, false));
        assertThat(of("s3://my-bucket/")).isEqualTo(of("s3://my-bucket"));
        assertThat(of("S3://my.bucket")).isEqualTo(new S3Location("my.bucket", "", null, null, false));
    }

    @Test
    void parametersSayWhereTheServerIs() {
        assertThat(of("s3://b-1/a/b?region=eu-west-1&endpoint=http://127.0.0.1:7480&pathStyle=true"))
                .isEqualTo(new S3Location("b-1", "a/b/", "eu-west-1", URI.create("http://127.0.0.1:7480"), true));
        assertThat(of("s3://bucket?endpoint=https%3A%2F%2Fs3.example.com%2Fbase&pathStyle=false"))
                .isEqualTo(new S3Location("bucket", "", null, URI.create("https://s3.example.com/base"), false));
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket/a, a/",
        "s3://bucket/a/, a/",
        "s3://bucket//a/, a/",
        "s3://bucket/a/b.c/d, a/b.c/d/",
        "s3://bucket/two%20words, two words/",
        "s3://bucket/100%25, 100%/",
        "s3://bucket/a%2520b, a%20b/",
        "s3://bucket/a+b, a+b/",
        "s3://bucket/k\u00e4se, k\u00e4se/",
        "s3://bucket/k%C3%A4se, k\u00e4se/",
        "s3://bucket/%F0%9F%90%B1, \ud83d\udc31/",
        "s3://bucket/what%3Fis%23this, what?is#this/"
    })
    void aPrefixIsThePathDecoded(String uri, String prefix) {
        S3Location location = of(uri);

        assertThat(location.prefix()).isEqualTo(prefix);
        assertThat(location.uri().toString()).startsWith("s3://bucket/").endsWith("/");
        assertThat(S3Location.of(location.uri())).isEqualTo(location);
    }

    @Test
    void theSamePlaceHasTheSameUri() {
        assertThat(of("s3://bucket/k%C3%A4se?region=a").uri())
                .isEqualTo(of("s3://bucket/k\u00e4se/?pathStyle=true").uri());
        assertThat(of("s3://bucket").uri()).hasToString("s3://bucket/");
        assertThat(of("s3://bucket/a b".replace(" ", "%20")).uri()).hasToString("s3://bucket/a%20b/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:bucket",
                "s3:/bucket/prefix",
                "s3:///prefix",
                "file:/bucket",
                "http://bucket/prefix",
                "s3://a",
                "s3://-bucket",
                "s3://b%C3%A4r",
                "s3://bucket/a//b",
                "s3://bucket/a/../b",
                "s3://bucket/./b",
                "s3://bucket/a%5Cb",
                "s3://bucket/a%00b",
                "s3://bucket/a#b"
            })
    void whatIsNoPlaceIsRefused(String uri) {
        assertThatThrownBy(() -> of(uri)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?",
                "?region",
                "?region=",
                "?colour=red",
                "?Region=eu-west-1",
                "?region=a&region=b",
                "?region=a&",
                "?region=eu%20west",
                "?pathStyle=yes",
                "?pathStyle=",
                "?endpoint=",
                "?endpoint=localhost",
                "?endpoint=127.0.0.1:7480",
                "?endpoint=ftp://127.0.0.1",
                "?endpoint=http://not%20a%20host",
                "?endpoint=http://h/%3Fquery",
                "?endpoint=http://h/%23fragment"
            })
    void whatIsNoParameterIsRefused(String query) {
        assertThatThrownBy(() -> of("s3://bucket/prefix" + query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".*(region|pathStyle|endpoint).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://AKIA:SECRET@bucket/prefix",
                "s3://SECRET@bucket",
                "s3://AKIA:SECRET%40bucket",
                "s3://AKIA%3ASECRET%40bucket/prefix",
                "s3://bucket?endpoint=http://AKIA:SECRET@127.0.0.1:7480",
                "s3://bucket?endpoint=http://AKIA:SECRET%40not%20a%20host",
                "s3://bucket?accessKey=AKIA&secretKey=SECRET",
                "s3://bucket?secretKey=SECRET"
            })
    void credentialsAreRefusedAndNotRepeated(String uri) {
        assertThatThrownBy(() -> of(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContainingAny("SECRET", "AKIA");
    }

    @Test
    void aPrefixMustEndInASlash() {
        assertThatThrownBy(() -> new S3Location("bucket", "a", null, null, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a'");
    }

    private static S3Location of(String uri) {
        return S3Location.of(URI.create(uri));
    }
}
