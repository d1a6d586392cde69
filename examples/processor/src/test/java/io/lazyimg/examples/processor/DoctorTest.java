package io.lazyimg.examples.processor;

import static io.lazyimg.examples.processor.Diagnosis.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.Setting;
import io.lazyimg.SigningKeys;
import io.lazyimg.UrlScheme;
import io.lazyimg.hosts.s3.Fault;
import io.lazyimg.hosts.s3.FaultProxy;
import io.lazyimg.image.Transform;
import io.lazyimg.s3.Doctor;
import io.lazyimg.s3.Finding;
import io.lazyimg.s3.Finding.Level;
import io.lazyimg.s3.Findings;
import io.lazyimg.s3.Installation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/** Good installations, and such with buckets that are not as they should be. */
class DoctorTest {
    private static final String KEYS = "000102030405060708090a0b0c0d0e0f";

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
                .containsExactly("percent signs", "line breaks");
        assertThat(findings.all()).hasSize(25).doesNotHaveDuplicates();
        assertThat(live.keys(live.originals)).isEmpty();
        assertThat(live.keys(live.derivatives)).isEmpty();
    }

    @Test
    void a_good_installation_with_signed_urls_below_a_prefix_and_a_few_sizes_has_no_problems() throws IOException {
        live.stop();
        live.start(Map.of(Setting.PREFIX, "/images", Setting.SIGNING_KEYS, KEYS, Setting.SIZES, "40x30_fill"));
        live.routeAnew("/images");

        Findings findings = live.examine(installation -> installation
                .prefix("/images")
                .urls(UrlScheme.signed(SigningKeys.ofHex(KEYS)))
                .size(Transform.fill(40, 30)));

        assertThat(findings.isWell()).as(findings.text()).isTrue();
        assertThat(findings.of("round trip").orElseThrow().message()).contains("40x30");
    }

    @Test
    void an_installation_on_a_server_that_knows_no_conditions_is_well() throws IOException {
        try (FaultProxy proxy = FaultProxy.to(live.ceph.endpoint())) {
            for (String condition : List.of("If-None-Match", "If-Match", "x-amz-delete-if-unmodified-since")) {
                proxy.next(
                        Integer.MAX_VALUE,
                        request -> request.header(condition).isPresent(),
                        Fault.error(501, "NotImplemented"));
            }

            Findings findings = live.examineThrough(proxy.endpoint());

            assertThat(findings.isWell()).as(findings.text()).isTrue();
            assertThat(findings.of("conditional writes").orElseThrow().level()).isEqualTo(Level.WARNING);
            assertThat(findings.of("conditional deletes").orElseThrow().level()).isEqualTo(Level.WARNING);
            assertThat(findings.of("website hit").orElseThrow().level()).isEqualTo(Level.OK);
            assertThat(live.keys(live.derivatives)).isEmpty();
        }
    }

    @Test
    void originals_that_everybody_can_read_are_found() {
        live.allowEverybody(live.originals, "s3:GetObject");
        isProblem(live.examine(), "originals private", "everybody can read the originals", "block public access");

        live.allowEverybody(live.originals, "s3:ListBucket");
        isProblem(live.examine(), "originals private", "everybody can list the originals", "block public access");
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
    void originals_that_expire_are_found() {
        LifecycleRule rule = LifecycleRule.builder()
                .id("tidy")
                .status(ExpirationStatus.ENABLED)
                .filter(filter -> filter.prefix(""))
                .expiration(expiration -> expiration.days(30))
                .build();
        live.owner.putBucketLifecycleConfiguration(
                put -> put.bucket(live.originals).lifecycleConfiguration(all -> all.rules(rule)));

        isProblem(live.examine(), "originals lifecycle", "'tidy'", "take it out");
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
}
