package io.lazyimg.s3;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.RoutingRule;

/**
 * The rules by which a bucket's website sends visitors of images that it does not have to the processor.
 *
 * <p>In the bucket a rule counts as ours if it sends an error 404 or 403 below {@link #keyPrefix} to {@link #host};
 * every other rule is somebody else's and is left as it is, where it is.
 *
 * @param protocol {@code http} or {@code https}, or {@code null} for the one that the website was asked with
 * @param host the processor's host, with its port if that is not the protocol's own
 * @param keyPrefix what the keys of images begin with; empty for every key
 * @param target what stands in place of {@code keyPrefix} in the processor's path: empty, or ending in {@code /}
 * @param errorCodes the answers to send on: 404, and 403 where anonymous visitors may not list the bucket
 * @param redirectCode 301, 302, 307 or 308
 */
public record WebsiteRouting(
        @Nullable String protocol,
        String host,
        String keyPrefix,
        String target,
        Set<Integer> errorCodes,
        int redirectCode) {

    /** The document that a website gets which had none: S3 wants a name, and does not look whether it is there. */
    static final String INDEX = "index.html";

    private static final Set<Integer> ERRORS = Set.of(403, 404);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);

    public WebsiteRouting {
        if (protocol != null && !protocol.equals("http") && !protocol.equals("https")) {
            throw new IllegalArgumentException("protocol '" + protocol + "' is neither http nor https");
        }
        if (!host.matches("[A-Za-z0-9.-]+(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?")) {
            throw new IllegalArgumentException("'" + host + "' is not a host such as process.example.com");
        }
        if (keyPrefix.startsWith("/") || target.startsWith("/") || (!target.isEmpty() && !target.endsWith("/"))) {
            throw new IllegalArgumentException("neither the prefix of keys '" + keyPrefix + "' nor the path '" + target
                    + "' may begin with '/', and the path must end in one");
        }
        if (target.isEmpty() && !keyPrefix.isEmpty()) {
            throw new IllegalArgumentException("a rule cannot take " + keyPrefix
                    + " off the path; let the processor answer below it (lazyimg.prefix)");
        }
        errorCodes = Set.copyOf(errorCodes);
        if (errorCodes.isEmpty() || !ERRORS.containsAll(errorCodes)) {
            throw new IllegalArgumentException("error codes " + errorCodes + " are not 404, 403 or both");
        }
        if (!REDIRECTS.contains(redirectCode)) {
            throw new IllegalArgumentException("redirect code " + redirectCode + " is not 301, 302, 307 or 308");
        }
    }

    /**
     * Sends every missing key to the processor.
     *
     * @param processor where the processor answers: {@code https://process.example.com/}, with the path below which it
     *     does
     */
    public static WebsiteRouting to(URI processor) {
        return between("", processor);
    }

    /**
     * Sends the missing keys of a place in the bucket to the processor.
     *
     * @param images where the processor answers for an image whose key is the prefix of that place and nothing more
     */
    public static WebsiteRouting between(S3Location derivatives, URI images) {
        return between(derivatives.prefix(), images);
    }

    private static WebsiteRouting between(String keyPrefix, URI images) {
        String authority = images.getRawAuthority();
        if (images.getScheme() == null || authority == null || images.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "'" + images + "' is not a URL such as https://process.example.com/images/");
        }
        String path = Objects.requireNonNullElse(images.getPath(), "").replaceAll("^/+|/+$", "");
        String target = path.isEmpty() ? "" : path + "/";
        return new WebsiteRouting(images.getScheme(), authority, keyPrefix, target, Set.of(404), 302);
    }

    /** Only for keys that go on so, and on the same path. */
    public WebsiteRouting below(String prefix) {
        return new WebsiteRouting(protocol, host, keyPrefix + prefix, target + prefix, errorCodes, redirectCode);
    }

    /** Also for a 403, which is what S3 answers for a missing key where visitors may not list the bucket. */
    public WebsiteRouting alsoDenied() {
        return new WebsiteRouting(protocol, host, keyPrefix, target, ERRORS, redirectCode);
    }

    /** With another redirect: 302 and 307 are for now, 301 and 308 for ever. */
    public WebsiteRouting redirectCode(int code) {
        return new WebsiteRouting(protocol, host, keyPrefix, target, errorCodes, code);
    }

    /** With the protocol that the website was asked with. */
    public WebsiteRouting anyProtocol() {
        return new WebsiteRouting(null, host, keyPrefix, target, errorCodes, redirectCode);
    }

    /** Where the rule sends a key to that begins with {@link #keyPrefix}; as S3 writes it, not percent-encoded. */
    String location(String key, String websiteScheme) {
        return RoutingRules.location(rule(404), key, websiteScheme, host);
    }

    /** As S3's console took rules once, and the REST API takes them still. */
    public String xml() {
        return RoutingXml.write(rules());
    }

    /** As the console takes rules: a JSON array. */
    public String json() {
        return Json.write(rulesAsMaps());
    }

    /** A whole website configuration, as {@code aws s3api put-bucket-website --website-configuration} takes it. */
    public String websiteJson() {
        Map<String, Object> website = new LinkedHashMap<>();
        website.put("IndexDocument", Map.of("Suffix", INDEX));
        website.put("RoutingRules", rulesAsMaps());
        return Json.write(website);
    }

    /**
     * Puts the rules into a bucket's website configuration, which is made if there is none. Two who do this at once
     * can undo each other: S3 knows no condition here.
     *
     * @return whether anything had to be changed
     * @throws IllegalStateException if they cannot be put without harm to rules that are there
     */
    public boolean apply(S3Client client, String bucket) {
        return new BucketWebsite(client, bucket).replace(rules -> RoutingMerge.with(rules, this));
    }

    /**
     * Takes the rules out of a bucket's website configuration again. Hosting stays on.
     *
     * @return whether there were any
     */
    public boolean remove(S3Client client, String bucket) {
        return new BucketWebsite(client, bucket).replace(rules -> RoutingMerge.without(rules, this));
    }

    /** One for each error, 404 first. */
    List<RoutingRule> rules() {
        return new TreeSet<>(errorCodes)
                .descendingSet().stream().map(this::rule).toList();
    }

    private RoutingRule rule(int error) {
        String replacement = keyPrefix.equals(target) ? null : target;
        return RoutingRule.builder()
                .condition(when -> when.httpErrorCodeReturnedEquals(Integer.toString(error))
                        .keyPrefixEquals(keyPrefix.isEmpty() ? null : keyPrefix))
                .redirect(to -> to.protocol(protocol)
                        .hostName(host)
                        .replaceKeyPrefixWith(replacement)
                        .httpRedirectCode(Integer.toString(redirectCode)))
                .build();
    }

    /** Whether a rule of a bucket is one of these, perhaps in an older form. */
    boolean isOurs(RoutingRule rule) {
        String error = RoutingRules.errorCode(rule);
        return error != null
                && ERRORS.stream().anyMatch(code -> error.equals(code.toString()))
                && host.equalsIgnoreCase(rule.redirect().hostName())
                && keyPrefix.equals(RoutingRules.keyPrefix(rule))
                && rule.redirect().replaceKeyWith() == null;
    }

    private List<Map<String, Object>> rulesAsMaps() {
        return rules().stream().map(WebsiteRouting::asMap).toList();
    }

    private static Map<String, Object> asMap(RoutingRule rule) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("Condition", RuleFields.condition(rule));
        map.put("Redirect", RuleFields.redirect(rule));
        return map;
    }
}
