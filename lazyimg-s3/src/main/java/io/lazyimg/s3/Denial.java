package io.lazyimg.s3;

import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Reads what an S3 server has against a request. */
final class Denial {
    /** The SDK tells of each place where it found no credentials, in thousands of characters. */
    private static final int LONGEST = 100;

    private Denial() {}

    /** Whether it was refused to whoever asked. */
    static boolean is(SdkException failure) {
        return failure instanceof S3Exception answer && (answer.statusCode() == 403 || answer.statusCode() == 401);
    }

    /** The error code, or empty if the failure is no answer of the server or has none. */
    static String code(SdkException failure) {
        return failure instanceof S3Exception answer && answer.awsErrorDetails() != null
                ? Objects.toString(answer.awsErrorDetails().errorCode(), "")
                : "";
    }

    /** In a few words, without request numbers. */
    static String text(SdkException failure) {
        if (!(failure instanceof S3Exception answer)) {
            String text = Objects.toString(failure.getMessage(), failure.toString());
            return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        }
        String code = code(failure);
        return code.isEmpty() ? Integer.toString(answer.statusCode()) : answer.statusCode() + " " + code;
    }
}
