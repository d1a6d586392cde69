package io.lazyimg.examples.processor;

import io.lazyimg.Setting;
import io.lazyimg.hosts.s3.Ceph;
import io.lazyimg.hosts.s3.S3User;
import io.lazyimg.s3.AccessPolicies;
import io.lazyimg.s3.Doctor;
import io.lazyimg.s3.Findings;
import io.lazyimg.s3.Installation;
import io.lazyimg.s3.S3Location;
import io.lazyimg.s3.WebsiteRouting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.RoutingRule;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Two buckets on Ceph, set up as they should be, and the processor that belongs to them. */
final class LiveInstallation implements AutoCloseable {
    private static final String ACCESS_KEY = "aws.accessKeyId";
    private static final String SECRET_KEY = "aws.secretAccessKey";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    final Ceph ceph;
    final S3Client owner;
    final String originals = "originals-" + UUID.randomUUID();
    final String derivatives = "derivatives-" + UUID.randomUUID();
    final S3User processorUser;
    private final S3User ownerUser;
    private @Nullable Processor processor;
    private @Nullable URI processorUrl;

    private LiveInstallation(Ceph ceph) throws IOException {
        this.ceph = ceph;
        this.ownerUser = ceph.user("owner-" + UUID.randomUUID());
        this.processorUser = ceph.user("processor-" + UUID.randomUUID());
        this.owner = ownerUser.client(ceph.endpoint());
        owner.createBucket(create -> create.bucket(originals));
        owner.createBucket(create -> create.bucket(derivatives));
        policies(policies().buckets(true, principal()));
        be(processorUser);
    }

    /** The buckets with their policies; not yet a website, nor a processor. */
    static LiveInstallation buckets() throws IOException {
        return new LiveInstallation(Ceph.shared());
    }

    /** The whole, as it should be. */
    static LiveInstallation whole() throws IOException {
        LiveInstallation made = buckets();
        made.start(Map.of());
        made.routing().apply(made.owner, made.derivatives);
        return made;
    }

    AccessPolicies policies() {
        return new AccessPolicies(location(originals), location(derivatives));
    }

    String principal() {
        return "arn:aws:iam:::user/" + processorUser.name();
    }

    void policies(Map<String, String> buckets) {
        buckets.forEach((bucket, policy) ->
                owner.putBucketPolicy(put -> put.bucket(bucket).policy(policy)));
    }

    /** Starts the processor, on behalf of its own user. */
    Processor start(Map<Setting, String> settings) throws IOException {
        Map<Setting, String> all = new EnumMap<>(Setting.class);
        all.put(Setting.ORIGINALS, uri(originals));
        all.put(Setting.DERIVATIVES, uri(derivatives));
        all.putAll(settings);
        Processor started = Processor.start(
                Configuration.merge(all, Map.of(), null),
                "127.0.0.1",
                0,
                DemoFolder.in(Path.of("")),
                event -> {},
                new PrintWriter(new StringWriter()));
        processor = started;
        processorUrl = started.uri();
        return started;
    }

    void stop() {
        Objects.requireNonNull(processor).close();
    }

    URI processorUrl() {
        return Objects.requireNonNull(processorUrl);
    }

    WebsiteRouting routing() {
        return WebsiteRouting.to(processorUrl());
    }

    /** Routes the website to the processor and nowhere else. */
    void routeAnew(String path) {
        rules(List.of());
        WebsiteRouting.to(processorUrl().resolve(path)).apply(owner, derivatives);
    }

    void rules(List<RoutingRule> rules) {
        owner.putBucketWebsite(put -> put.bucket(derivatives)
                .websiteConfiguration(website -> website.indexDocument(index -> index.suffix("index.html"))
                        .routingRules(rules.isEmpty() ? null : rules)));
    }

    /** Lets everybody do something with a bucket, and nobody anything else. */
    void allowEverybody(String bucket, String action) {
        String policy = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": ["%s"],
                 "Resource": ["arn:aws:s3:::%s", "arn:aws:s3:::%s/*"]}]}""";
        policies(Map.of(bucket, policy.formatted(action, bucket, bucket)));
    }

    S3Location location(String bucket) {
        return new S3Location(bucket, "", null, ceph.endpoint(), true);
    }

    String uri(String bucket) {
        return "s3://" + bucket + "?pathStyle=true&endpoint="
                + URLEncoder.encode(ceph.endpoint().toString(), StandardCharsets.UTF_8);
    }

    URI website() {
        return URI.create("http://" + ceph.websiteHost(derivatives));
    }

    Installation installation() {
        return Installation.of(location(originals), location(derivatives), website(), processorUrl())
                .connect(new InetSocketAddress(
                        ceph.endpoint().getHost(), ceph.endpoint().getPort()))
                .patience(PATIENCE);
    }

    Findings examine() {
        return examine(installation -> installation);
    }

    Findings examine(UnaryOperator<Installation> otherwise) {
        return new Doctor(otherwise.apply(installation()), owner, owner).examine();
    }

    /** Looks through the eyes of somebody to whom the server is elsewhere, behind a proxy for example. */
    Findings examineThrough(URI endpoint) {
        try (S3Client there = ownerUser.client(endpoint)) {
            return new Doctor(installation(), there, there).examine();
        }
    }

    List<String> keys(String bucket) {
        return owner.listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** Lets the commands, which find credentials as the SDK does, be the owner of the buckets. */
    void beOwner() {
        be(ownerUser);
    }

    private static void be(S3User user) {
        System.setProperty(ACCESS_KEY, user.accessKey());
        System.setProperty(SECRET_KEY, user.secretKey());
    }

    @Override
    public void close() {
        if (processor != null) {
            processor.close(); // which may be storing still
        }
        System.clearProperty(ACCESS_KEY);
        System.clearProperty(SECRET_KEY);
        owner.close();
    }
}
