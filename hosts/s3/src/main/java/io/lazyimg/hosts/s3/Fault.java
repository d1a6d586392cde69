package io.lazyimg.hosts.s3;

import java.time.Duration;

/** What a {@link FaultProxy} does to a request instead of passing it on as it is. */
public sealed interface Fault {
    /** Answers with an error of S3; the server behind does not see the request. */
    static Fault error(int status, String code) {
        return new Answer(status, "", xml(code));
    }

    /** Answers with an error of S3 and {@code Retry-After}; the server behind does not see the request. */
    static Fault error(int status, String code, Duration retryAfter) {
        return new Answer(status, "Retry-After: " + retryAfter.toSeconds() + "\r\n", xml(code));
    }

    /** Answers with this XML; the server behind does not see the request. */
    static Fault answer(int status, String xml) {
        return new Answer(status, "", xml);
    }

    /** Resets the connection after so many bytes of the answer's body. */
    static Fault cutAfter(int bodyBytes) {
        return new Partial(bodyBytes, Partial.End.RESET);
    }

    /** Ends the connection in an orderly way after so many bytes of the answer's body, as if that were all. */
    static Fault truncateAfter(int bodyBytes) {
        return new Partial(bodyBytes, Partial.End.CLOSE);
    }

    /** Sends so many bytes of the answer's body and then nothing, on an open connection. */
    static Fault stallAfter(int bodyBytes) {
        return new Partial(bodyBytes, Partial.End.STALL);
    }

    /** Lets the answer wait. */
    static Fault delay(Duration duration) {
        return new Delay(duration);
    }

    /** Passes the request on without a header; only for servers that do not look at signatures. */
    static Fault withoutHeader(String name) {
        return new WithoutHeader(name);
    }

    /** Lets the server carry the request out, and resets the connection instead of answering. */
    static Fault loseAnswer() {
        return new LoseAnswer();
    }

    /** See {@link #answer}. */
    record Answer(int status, String header, String xml) implements Fault {}

    /** See {@link #cutAfter}. */
    record Partial(int bodyBytes, End end) implements Fault {
        /** What comes after the bytes. */
        public enum End {
            RESET,
            CLOSE,
            STALL
        }
    }

    /** See {@link #delay}. */
    record Delay(Duration duration) implements Fault {}

    /** See {@link #withoutHeader}. */
    record WithoutHeader(String name) implements Fault {}

    /** See {@link #loseAnswer}. */
    record LoseAnswer() implements Fault {}

    private static String xml(String code) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                + "</Code><Message>made to fail</Message><RequestId>FAULT</RequestId></Error>";
    }
}
