package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.hosts.s3.Fault;
import io.lazyimg.hosts.s3.FaultProxy;
import io.lazyimg.hosts.s3.S3User;
import io.lazyimg.s3.Finding.Level;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class LifecycleChecksTest {
    private static final URI NOWHERE = URI.create("http://unused.example.com/");
    private static final URI NO_SERVER = URI.create("http://127.0.0.1:9/");

    private FaultProxy proxy;
    private S3Client client;
    private LifecycleChecks checks;

    @BeforeEach
    void start() throws IOException {
        proxy = FaultProxy.to(NO_SERVER);
        client = TestBucket.client(proxy.endpoint(), new S3User("nobody", "key", "secret"));
        S3Location originals = new S3Location("originals", "in/", null, null, false);
        S3Location derivatives = new S3Location("derivatives", "", null, null, false);
        checks = new LifecycleChecks(
                new Examination(Installation.of(originals, derivatives, NOWHERE, NOWHERE), client, client));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        proxy.close();
    }

    @Test
    void a_rule_that_deletes_originals_is_named() {
        rule("<ID>tidy</ID>", "in/old/");

        problem("lifecycle rule 'tidy' of originals deletes originals after 30 days");
    }

    @Test
    void a_rule_without_a_name_is_found_too() {
        rule("", "");

        problem("a lifecycle rule without a name of originals deletes originals after 30 days");
        assertThat(checks.derivatives("lifecycle").message())
                .startsWith("a lifecycle rule without a name deletes derivatives after 30 days");
    }

    @Test
    void a_rule_that_deletes_what_lies_elsewhere_is_fine() {
        rule("<ID>tidy</ID>", "logs/");

        assertThat(checks.originals("lifecycle").level()).isEqualTo(Level.OK);
    }

    @Test
    void a_rule_that_deletes_what_the_doctor_leaves_behind_is_fine() {
        rule("<ID>tidy</ID>", "in/lazyimg-doctor/");
        assertThat(checks.originals("lifecycle").level()).isEqualTo(Level.OK);

        proxy.reset();
        rule("<ID>tidy</ID>", "lazyimg-doctor/");
        assertThat(checks.derivatives("lifecycle").message()).contains("no lifecycle rule");
    }

    private void rule(String id, String prefix) {
        proxy.always(
                "GET",
                Fault.answer(
                        200,
                        "<LifecycleConfiguration><Rule>" + id + "<Filter><Prefix>" + prefix
                                + "</Prefix></Filter><Status>Enabled</Status><Expiration><Days>30</Days></Expiration>"
                                + "</Rule></LifecycleConfiguration>"));
    }

    private void problem(String message) {
        Finding finding = checks.originals("lifecycle");
        assertThat(finding.level()).isEqualTo(Level.PROBLEM);
        assertThat(finding.message()).isEqualTo(message);
    }
}
