package io.lazyimg.s3;

import io.lazyimg.hosts.s3.Ceph;
import io.lazyimg.hosts.s3.S3User;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.RoutingRule;

/** A user with a bucket of a random name, and visitors of its website. */
final class Site implements AutoCloseable {
    final Ceph ceph;
    final S3User owner;
    final S3Client client;
    final String bucket;

    private Site(Ceph ceph) throws IOException {
        this.ceph = ceph;
        this.bucket = "site-" + UUID.randomUUID();
        this.owner = ceph.user(bucket);
        this.client = owner.client(ceph.endpoint());
        client.createBucket(create -> create.bucket(bucket));
    }

    static Site make() throws IOException {
        return new Site(Ceph.shared());
    }

    S3Location location(String prefix) {
        return new S3Location(bucket, prefix, null, ceph.endpoint(), true);
    }

    void put(String key, String content) {
        client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    void policy(String policy) {
        client.putBucketPolicy(put -> put.bucket(bucket).policy(policy));
    }

    /** The one of this bucket among the policies of several. */
    String own(Map<String, String> policies) {
        return Objects.requireNonNull(policies.get(bucket));
    }

    /** Everybody may read, and list if so said. */
    void open(boolean listing) {
        S3Location elsewhere = new S3Location("others", "", null, null, false);
        policy(own(new AccessPolicies(elsewhere, location("")).buckets(listing, null)));
    }

    List<RoutingRule> rules() {
        return client.getBucketWebsite(get -> get.bucket(bucket)).routingRules();
    }

    /** What a visitor of the website gets: a status line, headers and a body, as they come over the line. */
    String visit(String path) throws IOException {
        try (Socket socket =
                new Socket(ceph.endpoint().getHost(), ceph.endpoint().getPort())) {
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + ceph.websiteHost(bucket) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Where the website sends a visitor to, and how. */
    String sent(String path) throws IOException {
        List<String> head =
                visit(path).lines().takeWhile(line -> !line.isEmpty()).toList();
        String location = head.stream()
                .filter(line -> line.startsWith("Location: "))
                .findFirst()
                .map(line -> line.substring("Location: ".length()))
                .orElse("nowhere");
        return head.get(0).split(" ", 3)[1] + " " + location;
    }

    @Override
    public void close() {
        client.close();
    }
}
