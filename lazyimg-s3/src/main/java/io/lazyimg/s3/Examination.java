package io.lazyimg.s3;

import io.lazyimg.image.Variant;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** What the checks of one visit of the doctor share. */
final class Examination {
    private static final SecureRandom RANDOM = new SecureRandom();

    final Installation at;
    final S3Client originals;
    final S3Client derivatives;
    final TestObjects inOriginals;
    final TestObjects inDerivatives;
    final Web web;
    private final String id;

    Examination(Installation at, S3Client originals, S3Client derivatives) {
        this.at = at;
        this.originals = originals;
        this.derivatives = derivatives;
        this.inOriginals = new TestObjects(originals, at.originals());
        this.inDerivatives = new TestObjects(derivatives, at.derivatives());
        this.web = new Web(Link.of(at.website().toString()), at.connect(), at.patience());
        byte[] random = new byte[12];
        RANDOM.nextBytes(random);
        this.id = HexFormat.of().formatHex(random);
    }

    /** A key that nobody has, the same for the same ending. */
    String key(String ending) {
        return TestObjects.FOLDER + id + ending;
    }

    /** A variant of an original that is not there. */
    Variant missing() {
        return at.variant(key("-missing.png"));
    }

    /** The destination of a redirect as a browser understands it, or {@code null} if there is none that it could. */
    static @Nullable Link destination(Link from, WebAnswer answer) {
        try {
            return answer.isRedirect()
                    ? from.resolve(Objects.requireNonNull(answer.headers().get("location")))
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
