package io.lazyimg.s3;

import io.lazyimg.spi.StoreBusyException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What went wrong, in the words of the SPI. Messages hold no credentials: neither the request nor the answer. */
final class S3Failure {
    /** When a busy server does not say after which time it is worth asking again. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** A server that names a longer time is not believed. */
    static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(10);

    /** The SDK tells of each place where it found no credentials, in thousands of characters. */
    private static final int LONGEST = 100;

    private static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;
    static final int PRECONDITION_FAILED = 412;
    private static final Set<Integer> NOT_UNDERSTOOD = Set.of(400, 405, 501);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private S3Failure() {}

    /** The failure of a call, {@code GetObject} for example, on something, {@code s3://bucket/key} for example. */
    static IOException of(SdkException e, String call, String where) {
        String message = call + " " + where + ": ";
        if (e instanceof SdkServiceException answer) {
            message += answer.statusCode() + " " + code(e) + ", request " + answer.requestId();
            return isBusy(answer)
                    ? new StoreBusyException(message, retryAfter(answer, Instant.now()), e)
                    : new IOException(message, e);
        }
        if (e instanceof AbortedException) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException(message + "interrupted");
            interrupted.initCause(e);
            return interrupted;
        }
        return new IOException(message + e.getMessage(), e);
    }

    /** The status of the answer, or 0 if there was none. */
    static int status(SdkException e) {
        return e instanceof SdkServiceException answer ? answer.statusCode() : 0;
    }

    /** Whether servers answer so to a header or a call that they do not know. */
    static boolean isNotUnderstood(SdkException e) {
        return NOT_UNDERSTOOD.contains(status(e));
    }

    /** The error code in the answer, {@code SlowDown} for example, or an empty text. */
    static String code(SdkException e) {
        return e instanceof AwsServiceException answer
                        && answer.awsErrorDetails() != null
                        && answer.awsErrorDetails().errorCode() != null
                ? answer.awsErrorDetails().errorCode()
                : "";
    }

    /** Whether the call was refused to whoever made it. */
    static boolean isDenied(SdkException e) {
        return status(e) == FORBIDDEN || status(e) == UNAUTHORIZED;
    }

    /** A failure in a few words, without the call and request numbers. */
    static String text(SdkException e) {
        if (status(e) == 0) {
            String text = Objects.toString(e.getMessage(), e.toString());
            return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        }
        String code = code(e);
        return code.isEmpty() ? Integer.toString(status(e)) : status(e) + " " + code;
    }

    /** Whether an error code asks for fewer calls. */
    static boolean isBusy(String code) {
        return switch (code) {
            case "SlowDown", "Throttling", "ThrottlingException", "RequestLimitExceeded", "TooManyRequests" -> true;
            default -> false;
        };
    }

    private static boolean isBusy(SdkServiceException answer) {
        return answer.isThrottlingException()
                || answer.statusCode() == SERVICE_UNAVAILABLE
                || answer.statusCode() == TOO_MANY_REQUESTS
                || isBusy(code(answer));
    }

    private static Duration retryAfter(SdkServiceException answer, Instant now) {
        Duration asked = header(answer, "Retry-After")
                .flatMap(value -> retryAfter(value, now))
                .orElse(RETRY_AFTER);
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : asked;
    }

    /** Reads a {@code Retry-After}: seconds or a date (RFC 9110, 10.2.3); nothing if it is neither. */
    static Optional<Duration> retryAfter(String value, Instant now) {
        if (value.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, until));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> header(SdkServiceException answer, String name) {
        return answer instanceof AwsServiceException aws
                        && aws.awsErrorDetails() != null
                        && aws.awsErrorDetails().sdkHttpResponse() != null
                ? aws.awsErrorDetails().sdkHttpResponse().firstMatchingHeader(name)
                : Optional.empty();
    }
}
