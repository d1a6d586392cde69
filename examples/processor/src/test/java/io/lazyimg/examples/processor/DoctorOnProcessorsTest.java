package io.lazyimg.examples.processor;

import static io.lazyimg.examples.processor.Diagnosis.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.lazyimg.Setting;
import io.lazyimg.SigningKeys;
import io.lazyimg.UrlScheme;
import io.lazyimg.s3.Finding.Level;
import io.lazyimg.s3.Findings;
import io.lazyimg.s3.WebsiteRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test breaks the processor of a good installation in one way. */
class DoctorOnProcessorsTest {
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
        live.routeAnew("/");

        isProblem(live.examine(), "processor", "does not know it for a place of images", "lazyimg.prefix");
        isProblem(
                live.examine(installation ->
                        installation.processor(live.processorUrl().resolve("/app"))),
                "processor",
                "/app/",
                "lazyimg.prefix");
    }

    @Test
    void a_processor_that_takes_the_prefix_for_a_folder_of_originals_is_found() {
        live.routeAnew("/images");

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
        live.routeAnew("/");

        isProblem(live.examine(), "signatures", "wants signed URLs", "lazyimg.signing-keys");
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
        live.routeAnew("/");
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
        live.routeAnew("/");

        isProblem(live.examine(), "signatures", "size 8x0 is not allowed", "lazyimg.sizes");
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
    void a_processor_that_never_answers_is_found_in_time() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            live.rules(List.of());
            WebsiteRouting.to(url).apply(live.owner, live.derivatives);

            Findings findings =
                    live.examine(installation -> installation.processor(url).patience(Duration.ofMillis(300)));
            isProblem(findings, "processor", "does not answer", "port");
            assertThat(findings.of("redirect").orElseThrow().level()).isEqualTo(Level.OK);
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
        live.routeAnew("/");

        isProblem(live.examine(), "round trip", "404 no such original", live.originals);
    }
}
