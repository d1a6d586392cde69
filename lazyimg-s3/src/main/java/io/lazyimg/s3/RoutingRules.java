package io.lazyimg.s3;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Redirect;
import software.amazon.awssdk.services.s3.model.RoutingRule;

/**
 * What a website's routing rules do to a key, in their order. A rule without an error code is tried before the key is
 * looked for, and so comes before every rule with one, wherever it stands; among the others the first that matches
 * decides.
 *
 * @param rules as the bucket has them
 */
record RoutingRules(List<RoutingRule> rules) {
    static final int NONE = -1;

    /** The index of the rule that decides what becomes of a key that is answered with this error, or {@link #NONE}. */
    int deciding(String key, int error) {
        int always = first(key, null);
        return always != NONE ? always : first(key, Integer.toString(error));
    }

    private int first(String key, @Nullable String error) {
        for (int i = 0; i < rules.size(); i++) {
            if (Objects.equals(error, errorCode(rules.get(i))) && key.startsWith(keyPrefix(rules.get(i)))) {
                return i;
            }
        }
        return NONE;
    }

    /** Whether a rule is meant for a key that is answered with this error, decide who will. */
    boolean catches(int index, String key, int error) {
        RoutingRule rule = rules.get(index);
        String only = errorCode(rule);
        return key.startsWith(keyPrefix(rule)) && (only == null || only.equals(Integer.toString(error)));
    }

    /** Whether the one rule catches everything that the other would. */
    static boolean covers(RoutingRule one, RoutingRule other) {
        String error = errorCode(one);
        return keyPrefix(other).startsWith(keyPrefix(one)) && (error == null || error.equals(errorCode(other)));
    }

    /** Where a rule sends a key to. */
    static String location(RoutingRule rule, String key, String websiteScheme, String websiteHost) {
        Redirect to = rule.redirect();
        String scheme = to.protocolAsString() == null ? websiteScheme : to.protocolAsString();
        String host = to.hostName() == null ? websiteHost : to.hostName();
        String path = key;
        if (to.replaceKeyWith() != null) {
            path = to.replaceKeyWith();
        } else if (to.replaceKeyPrefixWith() != null) {
            path = to.replaceKeyPrefixWith() + key.substring(keyPrefix(rule).length());
        }
        return scheme + "://" + host + "/" + path;
    }

    /** A rule in words, with its place among the others as people count. */
    String describe(int index) {
        RoutingRule rule = rules.get(index);
        String error = errorCode(rule);
        String prefix = keyPrefix(rule);
        return "rule " + (index + 1) + " of " + rules.size() + " (" + (error == null ? "everything" : error)
                + (prefix.isEmpty() ? "" : " below " + prefix) + " to "
                + location(rule, prefix, "http", "the website itself") + ")";
    }

    static @Nullable String errorCode(RoutingRule rule) {
        String error = rule.condition() == null ? null : rule.condition().httpErrorCodeReturnedEquals();
        return error == null || error.isEmpty() ? null : error;
    }

    static String keyPrefix(RoutingRule rule) {
        String prefix = rule.condition() == null ? null : rule.condition().keyPrefixEquals();
        return prefix == null ? "" : prefix;
    }
}
