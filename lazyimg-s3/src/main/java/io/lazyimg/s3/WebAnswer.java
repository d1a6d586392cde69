package io.lazyimg.s3;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What a web server answered. */
final class WebAnswer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * An answer.
     *
     * @param headers by their names in lower case; of several of one name the last
     */
    WebAnswer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** Not a copy. */
    byte[] body() {
        return body;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    boolean isRedirect() {
        return status > 300 && status < 400 && headers.containsKey("location");
    }

    /** The first line of the body, if it is text, and not more of it than a message needs. */
    String says() {
        String text =
                new String(body, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }

    /** The status, and the destination if there is one. */
    String summary() {
        return status + header("location").map(to -> " to " + to).orElse("");
    }
}
