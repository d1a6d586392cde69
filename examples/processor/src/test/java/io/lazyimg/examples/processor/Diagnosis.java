package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.s3.Finding.Level;
import io.lazyimg.s3.Findings;

/** What a doctor must have found. */
final class Diagnosis {
    private Diagnosis() {}

    /** A check has found a problem, says what and how to mend it, and the doctor has cleaned up nevertheless. */
    static void isProblem(Findings findings, String check, String message, String mending) {
        assertThat(findings.isWell()).isFalse();
        assertThat(findings.of(check)).as(findings.text()).hasValueSatisfying(finding -> {
            assertThat(finding.level()).isEqualTo(Level.PROBLEM);
            assertThat(finding.message()).contains(message);
            assertThat(finding.mending()).contains(mending);
        });
        assertThat(findings.of("clean-up").orElseThrow().level()).isEqualTo(Level.OK);
    }
}
