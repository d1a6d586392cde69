package io.lazyimg.bucket4j;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Redis is and what to do when it is not.
 *
 * @param server how to reach it
 * @param timeout how long one charge may take, of all that is asked for it
 * @param pause how long, at least, from one attempt to connect to the next
 * @param prefix what keys begin with
 * @param opensWhenDown whether renders go on, by the rates of this JVM, while it does not answer
 */
record RedisAccess(RedisURI server, Duration timeout, Duration pause, String prefix, boolean opensWhenDown) {
    static final String EXAMPLE =
            "redis://user:password@localhost:6379/0?when-down=open&timeout=100ms&pause=1s&prefix=lazyimg";

    private static final int DEFAULT_PORT = 6379;
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,6})(ms|s)");
    private static final Pattern PREFIX = Pattern.compile("[!-~&&[^{}]]{1,100}");
    private static final Pattern DATABASE = Pattern.compile("|/|/([0-9]{1,5})");

    /**
     * Reads a URI; what it does not say is as in {@link #EXAMPLE}, without a user.
     *
     * @throws IllegalArgumentException if it is not as it must be; tells no secret of it
     */
    static RedisAccess of(URI uri) {
        String host = uri.getHost();
        if (host == null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("it names no server; it must be like " + EXAMPLE);
        }
        RedisURI.Builder server = RedisURI.Builder.redis(
                        host.replaceAll("[\\[\\]]", ""), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort())
                .withSsl("rediss".equalsIgnoreCase(uri.getScheme()))
                .withDatabase(database(uri.getRawPath()));
        if (uri.getRawUserInfo() != null) {
            authenticate(server, uri.getRawUserInfo());
        }
        RedisAccess access =
                new RedisAccess(server.build(), Duration.ofMillis(100), Duration.ofSeconds(1), "lazyimg", true);
        if (uri.getRawQuery() != null) {
            for (String part : uri.getRawQuery().split("&", -1)) {
                access = access.with(part);
            }
        }
        return access;
    }

    private RedisAccess with(String part) {
        String[] pair = part.split("=", 2);
        String value = pair.length < 2 ? "" : decoded(pair[1]);
        return switch (pair[0]) {
            case "timeout" -> new RedisAccess(server, time(pair[0], value), pause, prefix, opensWhenDown);
            case "pause" -> new RedisAccess(server, timeout, time(pair[0], value), prefix, opensWhenDown);
            case "prefix" -> new RedisAccess(server, timeout, pause, prefix(value), opensWhenDown);
            case "when-down" -> new RedisAccess(server, timeout, pause, prefix, opens(value));
            default ->
                throw new IllegalArgumentException("it may say timeout, pause, prefix and when-down behind the ?");
        };
    }

    private static int database(String path) {
        Matcher database = DATABASE.matcher(path);
        if (!database.matches()) {
            throw new IllegalArgumentException("its path must be the number of a database, such as /0");
        }
        return database.group(1) == null ? 0 : Integer.parseInt(database.group(1));
    }

    private static void authenticate(RedisURI.Builder server, String userInfo) {
        int colon = userInfo.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("before the @ it must say user:password or :password");
        }
        char[] password = decoded(userInfo.substring(colon + 1)).toCharArray();
        if (colon == 0) {
            server.withPassword(password);
        } else {
            server.withAuthentication(decoded(userInfo.substring(0, colon)), password);
        }
    }

    private static Duration time(String name, String value) {
        Matcher time = TIME.matcher(value);
        if (!time.matches()) {
            throw new IllegalArgumentException(name + " must be a time such as 100ms or 1s");
        }
        long count = Long.parseLong(time.group(1));
        return time.group(2).equals("s") ? Duration.ofSeconds(count) : Duration.ofMillis(count);
    }

    private static String prefix(String value) {
        if (!PREFIX.matcher(value).matches()) {
            throw new IllegalArgumentException("prefix must be up to 100 visible ASCII characters without braces");
        }
        return value;
    }

    private static boolean opens(String value) {
        return switch (value) {
            case "open" -> true;
            case "closed" -> false;
            default -> throw new IllegalArgumentException("when-down must be open or closed");
        };
    }

    private static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The server's name without secrets. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s:%d/%d", server.getHost(), server.getPort(), server.getDatabase());
    }
}
