package io.lazyimg.s3;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy, which allows something.
 *
 * @param sid what names it: letters and digits
 * @param principal who may: {@code *} for everybody, an ARN, or {@code null} where the policy hangs on the one who may
 * @param listed the prefix that listing is limited to; empty for no limit
 */
record PolicyStatement(
        String sid, @Nullable String principal, List<String> actions, List<String> resources, String listed) {
    private static final String VERSION = "2012-10-17"; // of the language, the newest

    PolicyStatement(String sid, @Nullable String principal, List<String> actions, List<String> resources) {
        this(sid, principal, actions, resources, "");
    }

    static String document(List<PolicyStatement> statements) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", VERSION);
        document.put(
                "Statement", statements.stream().map(PolicyStatement::fields).toList());
        return Json.write(document);
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("Sid", sid);
        fields.put("Effect", "Allow");
        if (principal != null) {
            fields.put("Principal", principal.equals("*") ? "*" : Map.of("AWS", List.of(principal)));
        }
        fields.put("Action", actions);
        fields.put("Resource", resources);
        if (!listed.isEmpty()) {
            fields.put("Condition", Map.of("StringLike", Map.of("s3:prefix", List.of(listed + "*"))));
        }
        return fields;
    }
}
