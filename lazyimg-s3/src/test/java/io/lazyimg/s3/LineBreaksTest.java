package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.hosts.s3.Fault;
import io.lazyimg.hosts.s3.FaultProxy;
import io.lazyimg.s3.Finding.Level;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor says of a real website whose redirect repeats the line breaks of a path. */
class LineBreaksTest {
    private Site site;

    @BeforeEach
    void make() throws IOException {
        site = Site.make();
        site.open(true);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({"'', https://process.example.com/", "cache/, https://process.example.com/app/"})
    void no_prefix_of_a_rule_keeps_headers_out_of_the_redirect(String prefix, URI processor) throws IOException {
        WebsiteRouting.between(site.location(prefix), processor).apply(site.client, site.bucket);
        String path = "/" + prefix + "x%0d%0aX-Injected:%20yes_9_9.jpg";

        assertThat(site.visit(path)).contains("\r\nX-Injected: yes_9_9.jpg\r\n");
        Finding finding = examined(prefix, processor, site.ceph.endpoint());
        assertThat(finding.level()).isEqualTo(Level.WARNING);
        assertThat(finding.message()).contains("%0D%0A", "adds headers");
        assertThat(finding.mending()).contains("a proxy in front of the website");
    }

    @Test
    void a_proxy_in_front_that_refuses_them_closes_it_only_if_it_knows_both_kinds() throws IOException {
        URI processor = URI.create("https://process.example.com/");
        WebsiteRouting.to(processor).apply(site.client, site.bucket);
        try (FaultProxy proxy = FaultProxy.to(site.ceph.endpoint())) {
            refuse(proxy, "%0d%0a");
            assertThat(examined("", processor, proxy.endpoint()).message()).contains("%0A into a path");

            refuse(proxy, "%0a");
            assertThat(examined("", processor, proxy.endpoint()).level()).isEqualTo(Level.OK);
        }
    }

    private static void refuse(FaultProxy proxy, String part) {
        proxy.next(
                Integer.MAX_VALUE,
                request -> request.target().toLowerCase(Locale.ROOT).contains(part),
                Fault.error(400, "InvalidURI"));
    }

    private Finding examined(String prefix, URI processor, URI website) throws IOException {
        Installation at = Installation.of(
                        new S3Location("unused", "", null, null, false),
                        site.location(prefix),
                        URI.create("http://" + site.ceph.websiteHost(site.bucket)),
                        processor)
                .connect(new InetSocketAddress(website.getHost(), website.getPort()));
        return new RedirectChecks(new Examination(at, site.client, site.client)).lineBreaks("line breaks");
    }
}
