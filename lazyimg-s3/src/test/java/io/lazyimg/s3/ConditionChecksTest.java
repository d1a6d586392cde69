package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.hosts.s3.Fault;
import io.lazyimg.hosts.s3.FaultProxy;
import io.lazyimg.hosts.s3.S3InJvm;
import io.lazyimg.s3.Finding.Level;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

/** What the doctor says of servers that keep conditions, pass over them or refuse them. */
class ConditionChecksTest {
    private static final URI NOWHERE = URI.create("http://unused.example.com/");

    private S3InJvm server;
    private TestBucket bucket;
    private FaultProxy proxy;
    private S3Client client;
    private Examination examination;
    private ConditionChecks checks;

    @BeforeEach
    void start() throws IOException {
        server = S3InJvm.startUnsigned();
        bucket = TestBucket.on(server.endpoint(), server.user());
        proxy = FaultProxy.to(server.endpoint());
        client = TestBucket.client(proxy.endpoint(), server.user());
        S3Location location = new S3Location(bucket.name(), "", null, null, false);
        examination = new Examination(Installation.of(location, location, NOWHERE, NOWHERE), client, client);
        checks = new ConditionChecks(examination);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        proxy.close();
        bucket.close();
        server.close();
    }

    @Test
    void a_server_that_keeps_conditions_is_fine() {
        assertThat(checks.writes("writes").level()).isEqualTo(Level.OK);
        assertThat(checks.deletes("deletes").level()).isEqualTo(Level.OK);
        hasTheObject();
    }

    @Test
    void a_server_that_passes_over_conditions_deserves_a_warning() {
        proxy.always("PUT", Fault.withoutHeader("If-None-Match"));
        proxy.always("DELETE", Fault.withoutHeader("If-Match"));

        warns(checks.writes("writes"), "in spite of If-None-Match");
        warns(checks.deletes("deletes"), "in spite of If-Match");
        hasTheObject();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 501})
    void a_server_that_refuses_conditions_deserves_a_warning_and_gets_the_object_all_the_same(int status) {
        refuse("If-None-Match", Fault.error(status, "NotImplemented"));
        refuse("If-Match", Fault.error(status, "NotImplemented"));

        warns(checks.writes("writes"), "knows no If-None-Match (" + status + " NotImplemented)");
        warns(checks.deletes("deletes"), "knows no condition of a deletion (" + status + " NotImplemented)");
        hasTheObject();
    }

    @Test
    void a_server_that_fails_otherwise_has_a_problem() throws InterruptedException {
        refuse("If-None-Match", Fault.error(400, "InvalidRequest"));
        proxy.always("PUT", Fault.error(400, "InvalidRequest"));

        Check check = Check.of("writes", List.of(), checks::writes);
        assertThat(check.make().level()).isEqualTo(Level.PROBLEM);
    }

    private void refuse(String header, Fault fault) {
        proxy.next(Integer.MAX_VALUE, request -> request.header(header).isPresent(), fault);
    }

    private static void warns(Finding finding, String message) {
        assertThat(finding.level()).as(finding.message()).isEqualTo(Level.WARNING);
        assertThat(finding.message()).contains(message);
    }

    private void hasTheObject() {
        String key = examination.inDerivatives.bucketKey(examination.key(".txt"));
        assertThat(bucket.client()
                        .getObjectAsBytes(get -> get.bucket(bucket.name()).key(key))
                        .asByteArray())
                .isEqualTo(TestObjects.text());
    }
}
