package io.lazyimg.s3;

import io.lazyimg.image.Keys;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place on an S3 server, as a URI names it: {@code s3://bucket/prefix?region=eu-west-1}.
 *
 * @param bucket the bucket
 * @param prefix what all keys here begin with: empty, or ending in {@code /}
 * @param region the region, or {@code null} for the one that the SDK finds in its environment
 * @param endpoint the server, or {@code null} for Amazon's
 * @param pathStyle whether the bucket is named in the path and not in the host, as servers without DNS need it
 */
public record S3Location(
        String bucket,
        String prefix,
        @Nullable String region,
        @Nullable URI endpoint,
        boolean pathStyle) {

    /** How such a URI looks. */
    static final String EXAMPLE = "s3://bucket/prefix?region=eu-west-1";

    private static final String EXAMPLE_ENDPOINT = "http://127.0.0.1:7480";
    private static final String NO_CREDENTIALS = "credentials are not given in a URI; the SDK finds them in the"
            + " environment, in a profile or in the machine's role";
    private static final Set<String> PARAMETERS = Set.of("region", "endpoint", "pathStyle");

    public S3Location {
        if (!bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,254}")) {
            throw new IllegalArgumentException("'" + bucket + "' is not the name of a bucket");
        }
        if (!prefix.isEmpty() && (!prefix.endsWith("/") || !Keys.isValid(prefix.substring(0, prefix.length() - 1)))) {
            throw new IllegalArgumentException("'" + prefix + "' is not a prefix of keys that ends in '/'");
        }
        if (region != null && !region.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("region '" + region + "' is not one such as eu-west-1");
        }
        if (endpoint != null && endpoint.getRawUserInfo() != null) {
            throw new IllegalArgumentException("endpoint: " + NO_CREDENTIALS);
        }
        if (endpoint != null && !isServer(endpoint)) {
            throw new IllegalArgumentException("endpoint '" + endpoint + "' is not a URL such as " + EXAMPLE_ENDPOINT);
        }
    }

    /**
     * Reads {@code s3://bucket[/prefix][?region=…&endpoint=…&pathStyle=true]}. Credentials are never in it: the SDK
     * finds them in its environment.
     *
     * @throws IllegalArgumentException if it is no such URI; the message says what would be
     */
    public static S3Location of(URI uri) {
        String authority = uri.getRawAuthority();
        if (!"s3".equalsIgnoreCase(uri.getScheme()) || authority == null) {
            throw new IllegalArgumentException("it must look like " + EXAMPLE);
        }
        if (authority.matches(".*[@:%].*")) {
            throw new IllegalArgumentException("the bucket has a '@', ':' or '%'; " + NO_CREDENTIALS);
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("it must have no '#' but as %23");
        }
        Map<String, String> parameters = parameters(uri.getRawQuery());
        String path = uri.getPath().replaceAll("^/+|/+$", "");
        String endpoint = parameters.get("endpoint");
        return new S3Location(
                authority,
                path.isEmpty() ? "" : path + "/",
                parameters.get("region"),
                endpoint == null ? null : endpoint(endpoint),
                onOrOff(parameters.getOrDefault("pathStyle", "false")));
    }

    /** The bucket and the prefix as a URI that ends in {@code /}, without parameters. */
    public URI uri() {
        try {
            return new URI("s3", bucket, "/" + prefix, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isServer(URI endpoint) {
        return endpoint.getHost() != null
                && String.valueOf(endpoint.getScheme()).matches("https?")
                && endpoint.getRawQuery() == null
                && endpoint.getRawFragment() == null;
    }

    private static URI endpoint(String value) {
        if (value.contains("@")) {
            throw new IllegalArgumentException("endpoint: " + NO_CREDENTIALS);
        }
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("endpoint '" + value + "' is not a URL such as " + EXAMPLE_ENDPOINT, e);
        }
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        if (query == null) {
            return parameters;
        }
        for (String parameter : query.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            if (parts.length != 2
                    || !PARAMETERS.contains(parts[0])
                    || parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8)) != null) {
                throw new IllegalArgumentException("'" + parts[0]
                        + "' is not one of the parameters region, endpoint and pathStyle, each once with a value");
            }
        }
        return parameters;
    }

    private static boolean onOrOff(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("pathStyle '" + value + "' is neither true nor false");
        };
    }
}
