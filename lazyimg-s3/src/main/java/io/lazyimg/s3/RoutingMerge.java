package io.lazyimg.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.s3.model.RoutingRule;

/** Puts our rules among those that a bucket has, and takes them out again. */
final class RoutingMerge {
    /** As many as S3 takes. */
    static final int MAX_RULES = 50;

    private RoutingMerge() {}

    static List<RoutingRule> without(List<RoutingRule> present, WebsiteRouting ours) {
        return present.stream().filter(rule -> !ours.isOurs(rule)).toList();
    }

    /**
     * All rules that were there, in their order, with ours where they were, or before the first that would keep them
     * from being reached, or at the end.
     *
     * @throws IllegalStateException if ours would not be reached
     */
    static List<RoutingRule> with(List<RoutingRule> present, WebsiteRouting ours) {
        List<RoutingRule> wanted = ours.rules();
        List<RoutingRule> merged = new ArrayList<>(present);
        merged.removeIf(rule -> ours.isOurs(rule) && wanted.stream().noneMatch(each -> sameError(each, rule)));
        for (RoutingRule rule : wanted) {
            put(merged, rule, ours);
        }
        if (merged.size() > MAX_RULES) {
            throw new IllegalStateException(
                    "the website would have " + merged.size() + " rules; S3 takes " + MAX_RULES);
        }
        return List.copyOf(merged);
    }

    private static void put(List<RoutingRule> rules, RoutingRule rule, WebsiteRouting ours) {
        int place = rules.size();
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (ours.isOurs(rules.get(i)) && sameError(rules.get(i), rule)) {
                rules.remove(i);
                place = i;
            }
        }
        place = Math.min(place, rules.size());
        for (int i = 0; i < rules.size(); i++) {
            RoutingRule other = rules.get(i);
            if (ours.isOurs(other) || !RoutingRules.covers(other, rule)) {
                continue;
            }
            boolean always = RoutingRules.errorCode(other) == null;
            if (always || (i < place && RoutingRules.covers(rule, other))) {
                throw new IllegalStateException(new RoutingRules(rules).describe(i)
                        + " catches all that is to be sent to " + ours.host()
                        + "; take it out, or limit one of the two to a prefix of keys");
            }
            place = Math.min(place, i);
        }
        rules.add(place, rule);
    }

    private static boolean sameError(RoutingRule one, RoutingRule other) {
        return Objects.equals(RoutingRules.errorCode(one), RoutingRules.errorCode(other));
    }
}
