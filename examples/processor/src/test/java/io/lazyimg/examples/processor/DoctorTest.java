package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.lazyimg.Setting;
import io.lazyimg.SigningKeys;
import io.lazyimg.UrlScheme;
import io.lazyimg.image.Transform;
import io.lazyimg.s3.Doctor;
import io.lazyimg.s3.Finding;
import io.lazyimg.s3.Finding.Level;
import io.lazyimg.s3.Findings;
import io.lazyimg.s3.Installation;
import io.lazyimg.s3.WebsiteRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.RoutingRule;

/** Each test breaks a good installation in one way. */
class DoctorTest {
    private static final String KEYS = "000102030405060708090a0b0c0d0e0f";
    private static final String EVERYBODY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": %s,
             "Resource": ["arn:aws:s3:::%s", "arn:aws:s3:::%s/*"]}]}""";

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
    void a_good_installation_has_no_problems_and_nothing_is_left_behind() {
        Findings findings = live.examine();

        assertThat(findings.isWell()).as(findings.text()).isTrue();
        assertThat(findings.all().stream()
                        .filter(finding -> finding.level() != Level.OK)
                        .map(Finding::check))
                .as("what Ceph itself lacks")
                .containsExactly("conditional deletes", "percent signs");
        assertThat(findings.all()).hasSize(24).doesNotHaveDuplicates();
        assertThat(live.keys(live.originals)).isEmpty();
        assertThat(live.keys(live.derivatives)).isEmpty();
    }

    @Test
    void a_good_installation_with_signed_urls_below_a_prefix_and_a_few_sizes_has_no_problems() throws IOException {
        live.stop();
        live.start(Map.of(Setting.PREFIX, "/images", Setting.SIGNING_KEYS, KEYS, Setting.SIZES, "40x30_fill"));
        routeAnew("/images");

        Findings findings = live.examine(installation -> installation
                .prefix("/images")
                .urls(UrlScheme.signed(SigningKeys.ofHex(KEYS)))
                .size(Transform.fill(40, 30)));

        assertThat(findings.isWell()).as(findings.text()).isTrue();
        assertThat(findings.of("round trip").orElseThrow().message()).contains("40x30");
    }

    @Test
    void a_bucket_that_is_no_website_is_found() {
        live.owner.deleteBucketWebsite(delete -> delete.bucket(live.derivatives));

        isProblem("website hosting", "no website", "routing --apply");
    }

    @Test
    void a_website_without_a_rule_is_found() {
        rules(List.of());

        isProblem("routing rule", "none of 0 rules", "routing --apply");
    }

    @Test
    void a_rule_with_another_host_is_found() {
        rules(List.of(rule("404", "elsewhere.example.com")));

        isProblem("routing rule", "elsewhere.example.com", "host");
    }

    @Test
    void a_rule_with_another_path_is_found() {
        live.routing().remove(live.owner, live.derivatives);
        WebsiteRouting.to(live.processorUrl().resolve("/app")).apply(live.owner, live.derivatives);

        isProblem("routing rule", "/app/", "path");
    }

    @Test
    void a_rule_that_another_shadows_is_found() {
        List<RoutingRule> ours =
                live.owner.getBucketWebsite(get -> get.bucket(live.derivatives)).routingRules();
        rules(List.of(rule("404", "elsewhere.example.com"), ours.get(0)));

        isProblem("routing rule", "rule 1 of 2 (404 to http://elsewhere.example.com/) comes before ours", "take");
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
        isProblem("missing keys", "403", "s3:ListBucket");

        live.routing().alsoDenied().apply(live.owner, live.derivatives);
        Findings findings = live.examine();
        assertThat(findings.isWell()).as(findings.text()).isTrue();
    }

    @Test
    void visitors_who_may_not_read_are_found() {
        allowEverybody(live.derivatives, "[\"s3:ListBucket\"]");

        isProblem("public read", "may not read derivatives", "s3:GetObject");
    }

    @Test
    void originals_that_everybody_can_read_are_found() {
        allowEverybody(live.originals, "[\"s3:GetObject\"]");
        isProblem("originals private", "everybody can read the originals", "block public access");

        allowEverybody(live.originals, "[\"s3:ListBucket\"]");
        isProblem("originals private", "everybody can list the originals", "block public access");
    }

    @Test
    void stores_that_overlap_are_found() {
        Findings findings = live.examine(installation -> new Installation(
                live.location(live.derivatives),
                installation.derivatives(),
                installation.website(),
                installation.processor(),
                "",
                installation.urls(),
                installation.size(),
                installation.connect(),
                installation.patience()));

        isProblem(findings, "separate stores", "overlap", "bucket of its own");
        assertThat(findings.of("round trip").orElseThrow().level()).isEqualTo(Level.SKIPPED);
    }

    @Test
    void a_processor_that_is_down_is_found() {
        live.stop();

        Findings findings = live.examine();
        isProblem(findings, "processor", "does not answer", "start the processor");
        assertThat(findings.of("redirect loop").orElseThrow().level()).isNotEqualTo(Level.OK);
    }

    @Test
    void a_processor_at_another_path_is_found() throws IOException {
        live.stop();
        live.start(Map.of(Setting.PREFIX, "/images"));
        routeAnew();

        isProblem("processor", "does not know it for a place of images", "lazyimg.prefix");
        isProblem(
                live.examine(installation ->
                        installation.processor(live.processorUrl().resolve("/app"))),
                "processor",
                "/app/",
                "lazyimg.prefix");
    }

    @Test
    void a_processor_that_takes_the_prefix_for_a_folder_of_originals_is_found() {
        routeAnew("/images");

        isProblem(
                live.examine(installation -> installation.prefix("/images")),
                "round trip",
                "404 no such original",
                "its lazyimg.prefix is images/");
    }

    @Test
    void a_processor_that_wants_signatures_is_found() throws IOException {
        live.stop();
        live.start(Map.of(Setting.SIGNING_KEYS, KEYS));
        routeAnew();

        isProblem("signatures", "wants signed URLs", "lazyimg.signing-keys");
    }

    @Test
    void a_processor_that_takes_no_signatures_or_other_ones_is_found() throws IOException {
        isProblem(
                live.examine(installation -> installation.urls(UrlScheme.signed(SigningKeys.ofHex(KEYS)))),
                "signatures",
                "without a signature",
                "lazyimg.signing-keys");

        live.stop();
        live.start(Map.of(Setting.SIGNING_KEYS, "ff" + KEYS));
        routeAnew();
        isProblem(
                live.examine(installation -> installation.urls(UrlScheme.signed(SigningKeys.ofHex(KEYS)))),
                "signatures",
                "does not take signatures",
                "lazyimg.signing-keys");
    }

    @Test
    void a_processor_with_other_sizes_is_found() throws IOException {
        live.stop();
        live.start(Map.of(Setting.WIDTHS, "320"));
        routeAnew();

        isProblem("signatures", "size 8x0 is not allowed", "lazyimg.sizes");
    }

    @Test
    void a_processor_that_sends_visitors_back_is_found() throws IOException {
        HttpServer circle = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        circle.createContext("/", exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", live.website() + exchange.getRequestURI().getRawPath());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        circle.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + circle.getAddress().getPort() + "/");
            live.routing().remove(live.owner, live.derivatives);
            WebsiteRouting.to(url).apply(live.owner, live.derivatives);

            Findings findings = live.examine(installation -> installation.processor(url));
            isProblem(findings, "redirect loop", "still a redirect after 5 answers", "never send visitors back");
            isProblem(findings, "processor", "instead of answering", "answer itself");
        } finally {
            circle.stop(0);
        }
    }

    @Test
    void a_processor_that_may_not_store_is_found() {
        Map<String, String> allowed = live.policies().buckets(true, live.principal());
        allowed.replaceAll((bucket, policy) -> policy.replace("s3:PutObject", "s3:GetObjectTagging"));
        live.policies(allowed);

        Findings findings = live.examine();

        isProblem(findings, "save-back", "made and not stored", "s3:PutObject");
        assertThat(findings.of("round trip").orElseThrow().level()).isEqualTo(Level.OK);
        assertThat(live.keys(live.originals)).isEmpty();
    }

    @Test
    void a_processor_with_other_originals_is_found() throws IOException {
        live.stop();
        live.start(Map.of(Setting.ORIGINALS, "memory:1MB"));
        routeAnew();

        isProblem("round trip", "404 no such original", live.originals);
    }

    @Test
    void originals_that_expire_are_found() {
        LifecycleRule rule = LifecycleRule.builder()
                .id("tidy")
                .status(ExpirationStatus.ENABLED)
                .filter(filter -> filter.prefix(""))
                .expiration(expiration -> expiration.days(30))
                .build();
        live.owner.putBucketLifecycleConfiguration(
                put -> put.bucket(live.originals).lifecycleConfiguration(all -> all.rules(rule)));

        isProblem("originals lifecycle", "'tidy'", "take it out");
    }

    @Test
    void what_the_doctor_may_not_see_is_told_with_what_to_allow() {
        live.policies(live.policies().buckets(true, live.principal()));
        try (S3Client processor = live.processorUser.client(live.ceph.endpoint())) {
            Findings findings = new Doctor(live.installation(), processor, processor).examine();

            assertThat(findings.of("website hosting")).hasValueSatisfying(finding -> {
                assertThat(finding.level()).isEqualTo(Level.WARNING);
                assertThat(finding.mending()).contains("s3:GetBucketWebsite on arn:aws:s3:::" + live.derivatives);
            });
            assertThat(findings.of("redirect").orElseThrow().level()).isEqualTo(Level.OK);
            assertThat(findings.of("originals private").orElseThrow().mending()).contains("s3:PutObject");
        }
    }

    @Test
    void buckets_that_are_not_there_are_found() {
        Findings findings = live.examine(installation -> new Installation(
                live.location("no-such-bucket-1"),
                live.location("no-such-bucket-2"),
                installation.website(),
                installation.processor(),
                "",
                installation.urls(),
                installation.size(),
                installation.connect(),
                installation.patience()));

        isProblem(findings, "originals", "no bucket no-such-bucket-1", "lazyimg.originals");
        isProblem(findings, "derivatives", "no bucket no-such-bucket-2", "lazyimg.derivatives");
    }

    private void isProblem(String check, String message, String mending) {
        isProblem(live.examine(), check, message, mending);
    }

    private static void isProblem(Findings findings, String check, String message, String mending) {
        assertThat(findings.isWell()).isFalse();
        assertThat(findings.of(check)).as(findings.text()).hasValueSatisfying(finding -> {
            assertThat(finding.level()).isEqualTo(Level.PROBLEM);
            assertThat(finding.message()).contains(message);
            assertThat(finding.mending()).contains(mending);
        });
        assertThat(findings.of("clean-up").orElseThrow().level()).isEqualTo(Level.OK);
    }

    private void routeAnew() {
        routeAnew("/");
    }

    private void routeAnew(String path) {
        rules(List.of());
        WebsiteRouting.to(live.processorUrl().resolve(path)).apply(live.owner, live.derivatives);
    }

    private void rules(List<RoutingRule> rules) {
        live.owner.putBucketWebsite(put -> put.bucket(live.derivatives)
                .websiteConfiguration(website -> website.indexDocument(index -> index.suffix("index.html"))
                        .routingRules(rules.isEmpty() ? null : rules)));
    }

    private static RoutingRule rule(String error, String host) {
        return RoutingRule.builder()
                .condition(when -> when.httpErrorCodeReturnedEquals(error))
                .redirect(to -> to.hostName(host))
                .build();
    }

    private void allowEverybody(String bucket, String actions) {
        live.policies(Map.of(bucket, EVERYBODY.formatted(actions, bucket, bucket)));
    }
}
