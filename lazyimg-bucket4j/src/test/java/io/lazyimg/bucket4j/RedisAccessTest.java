package io.lazyimg.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAccessTest {
    @Test
    void aHostIsEnough() {
        RedisAccess access = RedisAccess.of(URI.create("redis://example.com"));

        assertThat(access).hasToString("example.com:6379/0");
        assertThat(access.timeout()).isEqualTo(Duration.ofMillis(100));
        assertThat(access.pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(access.prefix()).isEqualTo("lazyimg");
        assertThat(access.opensWhenDown()).isTrue();
        assertThat(access.server().isSsl()).isFalse();
    }

    @Test
    void everythingElseCanBeSaid() {
        RedisAccess access = RedisAccess.of(URI.create(
                "rediss://user:p%40ss@[2001:db8::1]:7000/4?when-down=closed&timeout=20ms&pause=5s&prefix=shop:img"));

        assertThat(access).hasToString("2001:db8::1:7000/4");
        assertThat(access.timeout()).isEqualTo(Duration.ofMillis(20));
        assertThat(access.pause()).isEqualTo(Duration.ofSeconds(5));
        assertThat(access.prefix()).isEqualTo("shop:img");
        assertThat(access.opensWhenDown()).isFalse();
        assertThat(access.server().isSsl()).isTrue();
        assertThat(access.server().isVerifyPeer()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis:localhost",
                "redis:///0",
                "redis://h/zero",
                "redis://h/0/1",
                "redis://h#0",
                "redis://secret@h",
                "redis://:secret@h?timeout=0ms",
                "redis://:secret@h?timeout=1",
                "redis://:secret@h?pause=1m",
                "redis://:secret@h?prefix=",
                "redis://:secret@h?prefix=%7Ba%7D",
                "redis://:secret@h?prefix=a%20b",
                "redis://:secret@h?when-down=ajar",
                "redis://:secret@h?password=secret",
                "redis://:secret@h?",
            })
    void whatIsWrongIsRefusedAndNoSecretIsTold(String uri) {
        assertThatThrownBy(() -> RedisAccess.of(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("secret");
    }
}
