package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final Finding FINE = Finding.ok("originals", "can be read");
    private static final Finding SO_SO = Finding.warning("redirect caching", "it is a 301", "route with 302");
    private static final Finding BAD = Finding.problem("public \"read\"", "denied", "allow\tit");

    @Test
    void people_read_one_line_a_check_and_the_mending_below_it() {
        assertThat(new Findings(List.of(FINE, SO_SO)).text()).isEqualToNormalizingNewlines("""
                OK       originals              can be read
                WARNING  redirect caching       it is a 301
                           route with 302
                """);
    }

    @Test
    void programs_read_json() {
        assertThat(new Findings(List.of(BAD)).json()).isEqualTo("""
                [
                  {
                    "check": "public \\"read\\"",
                    "level": "PROBLEM",
                    "message": "denied",
                    "mending": "allow\\u0009it"
                  }
                ]
                """);
        assertThat(new Findings(List.of()).json()).isEqualTo("[]\n");
    }

    @Test
    void a_warning_is_not_a_problem_and_a_skipped_check_is_none_that_went_well() {
        assertThat(new Findings(List.of(FINE)).isFlawless()).isTrue();
        assertThat(new Findings(List.of(FINE, SO_SO)).isFlawless()).isFalse();
        assertThat(new Findings(List.of(FINE, SO_SO)).isWell()).isTrue();
        assertThat(new Findings(List.of(FINE, BAD)).isWell()).isFalse();
        assertThat(new Findings(List.of(Finding.skipped("redirect", "routing rule"))).isWell())
                .isFalse();
    }
}
