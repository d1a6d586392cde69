package io.lazyimg.s3;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * The condition that Ceph keeps on deletions, where it passes over {@code If-Match} (version 16 does): that the object
 * has not been modified since a date. Ceph compares and deletes in one step ({@code RGWDeleteObj_ObjStore_S3::get_params}
 * and {@code rgw_obj_check_mtime} of its source).
 *
 * <p>It compares whole seconds, so that objects written within one second are the same to it. An object is therefore
 * looked at once more after its second is over. If another one comes after that look, then because the first has been
 * removed after it, and whoever writes only where nothing is gets a later date: Ceph looks first and takes the time then.
 */
final class UnmodifiedSince {
    /** The header of a deletion. */
    static final String HEADER = "x-amz-delete-if-unmodified-since";

    /** A value that nothing is older than; Ceph takes second 0 for no condition. */
    static final String NEVER = "1970-01-01T00:00:01Z";

    /** How far the clocks of several Ceph gateways may be apart. */
    static final Duration SKEW = Duration.ofMillis(250);

    /** The longest wait, whatever the dates say. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    /** Longer than a look takes, so that an object of this age had it all through the look. */
    private static final Duration OLD = Duration.ofMinutes(1);

    private static final String CEPH = "x-rgw-object-type";

    private UnmodifiedSince() {}

    /** Whether the server that described an object is a Ceph, which alone knows the condition. */
    static boolean isKnownTo(HeadObjectResponse object) {
        return header(object, CEPH).isPresent();
    }

    /**
     * The header's value for an object that has this date. Ceph reads no other form than ISO 8601, and looks at the parts
     * of the second if the user is one of its system users: all of the second counts.
     */
    static String value(Instant lastModified) {
        return lastModified.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".999999999Z");
    }

    /**
     * How long to wait before an object that was just looked at is looked at again, or nothing if it is so old that there
     * is no need to.
     */
    static Optional<Duration> untilSettled(HeadObjectResponse object) {
        Instant now = date(object).orElse(object.lastModified());
        if (!now.isBefore(object.lastModified().plus(OLD))) {
            return Optional.empty();
        }
        Duration left =
                Duration.between(now, object.lastModified().plusSeconds(1).plus(SKEW));
        return Optional.of(left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) > 0 ? LONGEST : left);
    }

    /** The server's time, in whole seconds, when it answered. */
    private static Optional<Instant> date(HeadObjectResponse object) {
        try {
            return header(object, "Date").map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> header(HeadObjectResponse object, String name) {
        SdkHttpResponse answer = object.sdkHttpResponse();
        return answer == null ? Optional.empty() : answer.firstMatchingHeader(name);
    }
}
