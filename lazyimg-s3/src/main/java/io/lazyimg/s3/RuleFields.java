package io.lazyimg.s3;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.RoutingRule;

/** The fields of a rule that are given, by the names that S3's XML and JSON have in common, in the XML's order. */
final class RuleFields {
    private RuleFields() {}

    static Map<String, Object> condition(RoutingRule rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "KeyPrefixEquals", rule.condition().keyPrefixEquals());
        put(fields, "HttpErrorCodeReturnedEquals", rule.condition().httpErrorCodeReturnedEquals());
        return fields;
    }

    static Map<String, Object> redirect(RoutingRule rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "Protocol", rule.redirect().protocolAsString());
        put(fields, "HostName", rule.redirect().hostName());
        put(fields, "ReplaceKeyPrefixWith", rule.redirect().replaceKeyPrefixWith());
        put(fields, "HttpRedirectCode", rule.redirect().httpRedirectCode());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
