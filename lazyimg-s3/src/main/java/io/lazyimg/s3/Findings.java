package io.lazyimg.s3;

import io.lazyimg.s3.Finding.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All that the doctor found, in the order of the checks. */
public record Findings(List<Finding> all) {
    public Findings {
        all = List.copyOf(all);
    }

    /** Whether nothing is wrong: no problem, and no check that had to be skipped. Warnings are not wrong. */
    public boolean isWell() {
        return all.stream().allMatch(Finding::isPassable);
    }

    /** Whether there is nothing to say at all: no problem and no warning. */
    public boolean isFlawless() {
        return all.stream().allMatch(finding -> finding.level() == Level.OK);
    }

    /** What the check of this name found, if it is one. */
    public Optional<Finding> of(String check) {
        return all.stream().filter(finding -> finding.check().equals(check)).findFirst();
    }

    /** For people: one line a check, and what to do indented below it. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : all) {
            text.append(
                    String.format(Locale.ROOT, "%-8s %-22s %s%n", finding.level(), finding.check(), finding.message()));
            if (!finding.mending().isEmpty()) {
                text.append(" ".repeat(11)).append(finding.mending()).append(System.lineSeparator());
            }
        }
        return text.toString();
    }

    /** For programs: an array of objects with the strings check, level, message and mending. */
    public String json() {
        return Json.write(all.stream().map(Findings::fields).toList());
    }

    private static Map<String, String> fields(Finding finding) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("check", finding.check());
        fields.put("level", finding.level().name());
        fields.put("message", finding.message());
        fields.put("mending", finding.mending());
        return fields;
    }
}
