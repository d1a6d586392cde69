package io.lazyimg.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SlowOriginalsTest {
    private final AtomicLong clock = new AtomicLong();
    private final SlowOriginals slow = new SlowOriginals(clock::get);

    private static BlobInfo original(String key, String etag) {
        return new BlobInfo(key, 1, etag, Instant.EPOCH, BlobAttributes.of("image/png"));
    }

    @Test
    void anOriginalThatWasTooSlowIsRefusedForAMinute() {
        BlobInfo original = original("a.png", "1");
        slow.check(original);

        ImageException told = slow.remember(original, new ImageException(Reason.TOO_SLOW, "over 20 s"));
        clock.addAndGet(Duration.ofSeconds(59).toNanos());
        ImageException again = catchThrowableOfType(ImageException.class, () -> slow.check(original));

        assertThat(told).hasMessage("over 20 s");
        assertThat(told.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(again.reason()).isEqualTo(Reason.TOO_SLOW);
        assertThat(again.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThatCode(() -> slow.check(original)).doesNotThrowAnyException();
    }

    @Test
    void anotherOriginalAndAReplacedOneAreNotRefused() {
        slow.remember(original("a.png", "1"), new ImageException(Reason.TOO_SLOW, "over 20 s"));

        assertThatCode(() -> slow.check(original("b.png", "1"))).doesNotThrowAnyException();
        assertThatCode(() -> slow.check(original("a.png", "2"))).doesNotThrowAnyException();
    }
}
