package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.hosts.s3.Ceph;
import io.lazyimg.hosts.s3.S3User;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AccessPoliciesTest {
    private Site originals;
    private Site derivatives;
    private S3User user;
    private S3Client processor;
    private S3Client stranger;
    private AccessPolicies policies;

    @BeforeEach
    void make() throws IOException {
        originals = Site.make();
        derivatives = Site.make();
        Ceph ceph = Ceph.shared();
        user = ceph.user("processor-" + UUID.randomUUID());
        processor = user.client(ceph.endpoint());
        stranger = S3Access.anonymous(derivatives.location(""));
        policies = new AccessPolicies(originals.location("in/"), derivatives.location("out/"));
        originals.put("in/a.jpg", "original");
        originals.put("private.txt", "private");
        derivatives.put("out/a_6_4.jpg", "derivative");
        apply(policies.buckets(true, "arn:aws:iam:::user/" + user.name()));
    }

    @AfterEach
    void close() {
        originals.close();
        derivatives.close();
        processor.close();
        stranger.close();
    }

    @Test
    void the_processor_may_do_what_its_stores_do_and_nothing_beside() {
        assertThat(readOriginal(processor)).isEqualTo("original");
        assertThat(listOriginals("in/none.jpg")).isZero();
        assertThat(missing(processor, derivatives.bucket, "out/none.jpg")).isEqualTo(404);
        write(processor, "out/b_6_4.jpg");
        assertThat(listDerivatives(processor)).isEqualTo(2);
        processor.deleteObject(delete -> delete.bucket(derivatives.bucket).key("out/b_6_4.jpg"));

        denied(() ->
                processor.putObject(put -> put.bucket(originals.bucket).key("in/a.jpg"), RequestBody.fromString("x")));
        denied(() ->
                processor.deleteObject(delete -> delete.bucket(originals.bucket).key("in/a.jpg")));
        denied(() ->
                processor.getObjectAsBytes(get -> get.bucket(originals.bucket).key("private.txt")));
        denied(() -> write(processor, "elsewhere_6_4.jpg"));
        denied(() -> listOriginals(""));
    }

    @Test
    void everybody_may_read_derivatives_and_see_that_one_is_missing_and_nothing_beside() {
        assertThat(read(stranger, derivatives.bucket, "out/a_6_4.jpg")).isEqualTo("derivative");
        denied(() -> readOriginal(stranger));
        denied(() ->
                stranger.listObjectsV2(list -> list.bucket(originals.bucket).prefix("in/")));
        denied(() -> write(stranger, "out/x_6_4.jpg"));
        denied(() -> stranger.deleteObject(
                delete -> delete.bucket(derivatives.bucket).key("out/a_6_4.jpg")));
    }

    @Test
    void without_listing_a_missing_derivative_is_denied_to_everybody() {
        AccessPolicies whole = new AccessPolicies(originals.location("in/"), derivatives.location(""));
        apply(whole.buckets(true, null));
        assertThat(missing(stranger, derivatives.bucket, "none_6_4.jpg")).isEqualTo(404);

        apply(whole.buckets(false, null));
        assertThat(missing(stranger, derivatives.bucket, "none_6_4.jpg")).isEqualTo(403);
        assertThat(read(stranger, derivatives.bucket, "out/a_6_4.jpg")).isEqualTo("derivative");
    }

    @Test
    void reading_originals_needs_its_action() {
        without(originals, "s3:GetObject");
        denied(() -> readOriginal(processor));
    }

    @Test
    void telling_a_missing_original_from_a_denied_one_needs_its_action() {
        without(originals, "s3:ListBucket");
        denied(() -> listOriginals("in/none.jpg"));
    }

    @Test
    void writing_derivatives_needs_its_action() {
        without(derivatives, "s3:PutObject");
        denied(() -> write(processor, "out/b_6_4.jpg"));
    }

    @Test
    void deleting_derivatives_needs_its_action() {
        without(derivatives, "s3:DeleteObject");
        denied(() -> processor.deleteObject(
                delete -> delete.bucket(derivatives.bucket).key("out/a_6_4.jpg")));
    }

    @Test
    void reading_derivatives_needs_its_action() {
        without(derivatives, "s3:GetObject");
        denied(() -> read(processor, derivatives.bucket, "out/a_6_4.jpg"));
    }

    @Test
    void listing_derivatives_needs_its_action() {
        without(derivatives, "s3:ListBucket");
        denied(() -> listDerivatives(processor));
    }

    @Test
    void one_bucket_for_both_gets_one_policy_and_originals_stay_private() {
        derivatives.put("in/a.jpg", "original");
        AccessPolicies shared = new AccessPolicies(derivatives.location("in/"), derivatives.location("out/"));
        assertThatThrownBy(() -> shared.buckets(true, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(derivatives.bucket);
        Map<String, String> buckets = shared.buckets(false, "arn:aws:iam:::user/" + user.name());

        assertThat(buckets).containsOnlyKeys(derivatives.bucket);
        derivatives.policy(derivatives.own(buckets));
        assertThat(read(processor, derivatives.bucket, "in/a.jpg")).isEqualTo("original");
        assertThat(read(stranger, derivatives.bucket, "out/a_6_4.jpg")).isEqualTo("derivative");
        denied(() -> read(stranger, derivatives.bucket, "in/a.jpg"));
        denied(() -> stranger.listObjectsV2(list -> list.bucket(derivatives.bucket)));
    }

    @Test
    void a_limit_on_lists_makes_a_missing_object_a_denial_and_is_therefore_only_on_originals() {
        assertThat(missing(processor, originals.bucket, "in/none.jpg")).isEqualTo(403);

        AccessPolicies whole = new AccessPolicies(originals.location(""), derivatives.location("out/"));
        apply(whole.buckets(true, "arn:aws:iam:::user/" + user.name()));
        assertThat(missing(processor, originals.bucket, "in/none.jpg")).isEqualTo(404);
    }

    @Test
    void the_stores_tell_what_is_missing_with_no_more_rights_than_these() throws IOException {
        try (BlobSource from = S3BlobStore.readOnly(processor, originals.bucket, "in/");
                BlobStore to = S3BlobStore.in(processor, derivatives.bucket, "out/")) {
            assertThat(from.stat("a.jpg")).isPresent();
            assertThat(from.stat("none.jpg")).isEmpty();
            assertThat(from.read("none.jpg")).isEmpty();
            assertThat(to.stat("none.jpg")).isEmpty();
            BlobAttributes attributes = new BlobAttributes("image/png", "no-store", Map.of());
            assertThat(to.putIfAbsent("b.png", new byte[] {1}, attributes)).isPresent();
            assertThat(to.put("b.png", new byte[] {2}, attributes).size()).isEqualTo(1);
            try (Stream<BlobInfo> all = to.list("")) {
                assertThat(all.map(BlobInfo::key)).containsExactly("a_6_4.jpg", "b.png");
            }
            assertThat(to.deleteAll(List.of("a_6_4.jpg", "b.png"))).isEmpty();
        }
    }

    @Test
    void the_processors_own_policy_names_the_buckets_of_its_partition() {
        AccessPolicies china = new AccessPolicies(
                S3Location.of(URI.create("s3://in/pictures?region=cn-north-1")),
                S3Location.of(URI.create("s3://out?region=cn-north-1")));

        assertThat(china.processor())
                .contains("\"arn:aws-cn:s3:::in/pictures/*\"", "\"arn:aws-cn:s3:::out/*\"")
                .doesNotContain("Principal");
        assertThat(china.operator())
                .contains("\"arn:aws-cn:s3:::in/pictures/lazyimg-doctor/*\"", "s3:PutBucketWebsite")
                .doesNotContain("Principal");
    }

    private void apply(Map<String, String> buckets) {
        buckets.forEach((bucket, policy) -> (bucket.equals(originals.bucket) ? originals : derivatives).policy(policy));
    }

    /** The same without one action, of those that the processor may; its other rights and everybody's are taken too. */
    private void without(Site site, String action) {
        Map<String, String> buckets = policies.buckets(false, "arn:aws:iam:::user/" + user.name());
        String policy = site.own(buckets)
                .replace("\"Principal\": \"*\"", "\"Principal\": {\"AWS\": [\"arn:aws:iam:::user/nobody\"]}");
        assertThat(policy).contains('"' + action + '"');
        site.policy(policy.replace('"' + action + '"', "\"s3:GetObjectTagging\""));
    }

    private String readOriginal(S3Client client) {
        return read(client, originals.bucket, "in/a.jpg");
    }

    private static String read(S3Client client, String bucket, String key) {
        return client.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
    }

    private void write(S3Client client, String key) {
        client.putObject(put -> put.bucket(derivatives.bucket).key(key), RequestBody.fromString("new"));
    }

    private int listOriginals(String prefix) {
        return processor
                .listObjectsV2(list -> list.bucket(originals.bucket).prefix(prefix))
                .keyCount();
    }

    private int listDerivatives(S3Client client) {
        return client.listObjectsV2(list -> list.bucket(derivatives.bucket).prefix("out/"))
                .keyCount();
    }

    private static int missing(S3Client client, String bucket, String key) {
        try {
            client.headObject(head -> head.bucket(bucket).key(key));
            return 200;
        } catch (S3Exception e) {
            return e.statusCode();
        }
    }

    private static void denied(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode())
                .isEqualTo(403));
    }
}
