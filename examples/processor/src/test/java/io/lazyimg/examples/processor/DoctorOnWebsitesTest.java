package io.lazyimg.examples.processor;

import static io.lazyimg.examples.processor.Diagnosis.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.s3.Finding.Level;
import io.lazyimg.s3.Findings;
import io.lazyimg.s3.WebsiteRouting;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.RoutingRule;

/** Each test breaks the website of a good installation in one way. */
class DoctorOnWebsitesTest {
    private LiveInstallation live;

    @BeforeEach
    void make() throws IOException {
        live = LiveInstallation.whole();
    }

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void a_bucket_that_is_no_website_is_found() {
        live.owner.deleteBucketWebsite(delete -> delete.bucket(live.derivatives));

        isProblem(live.examine(), "website hosting", "no website", "routing --apply");
    }

    @Test
    void a_website_without_a_rule_is_found() {
        live.rules(List.of());

        isProblem(live.examine(), "routing rule", "none of 0 rules", "routing --apply");
    }

    @Test
    void a_rule_with_another_host_is_found() {
        live.rules(List.of(rule("404", "elsewhere.example.com")));

        isProblem(live.examine(), "routing rule", "elsewhere.example.com", "host");
    }

    @Test
    void a_rule_with_another_path_is_found() {
        live.routing().remove(live.owner, live.derivatives);
        WebsiteRouting.to(live.processorUrl().resolve("/app")).apply(live.owner, live.derivatives);

        isProblem(live.examine(), "routing rule", "/app/", "path");
    }

    @Test
    void a_rule_that_another_shadows_is_found() {
        List<RoutingRule> ours =
                live.owner.getBucketWebsite(get -> get.bucket(live.derivatives)).routingRules();
        live.rules(List.of(rule("404", "elsewhere.example.com"), ours.get(0)));

        isProblem(
                live.examine(),
                "routing rule",
                "rule 1 of 2 (404 to http://elsewhere.example.com/) comes before ours",
                "take");
    }

    @Test
    void a_redirect_for_ever_is_found() {
        live.routing().redirectCode(301).apply(live.owner, live.derivatives);

        Findings findings = live.examine();

        assertThat(findings.of("redirect caching")).hasValueSatisfying(finding -> {
            assertThat(finding.level()).isEqualTo(Level.WARNING);
            assertThat(finding.message()).contains("301");
            assertThat(finding.mending()).contains("302", "307");
        });
    }

    @Test
    void visitors_who_may_not_list_are_found_unless_there_is_a_rule_for_them() {
        live.policies(live.policies().buckets(false, live.principal()));
        isProblem(live.examine(), "missing keys", "403", "s3:ListBucket");

        live.routing().alsoDenied().apply(live.owner, live.derivatives);
        Findings findings = live.examine();
        assertThat(findings.isWell()).as(findings.text()).isTrue();
    }

    @Test
    void visitors_who_may_not_read_are_found() {
        live.allowEverybody(live.derivatives, "s3:ListBucket");

        isProblem(live.examine(), "public read", "may not read derivatives", "s3:GetObject");
    }

    private static RoutingRule rule(String error, String host) {
        return RoutingRule.builder()
                .condition(when -> when.httpErrorCodeReturnedEquals(error))
                .redirect(to -> to.hostName(host))
                .build();
    }
}
