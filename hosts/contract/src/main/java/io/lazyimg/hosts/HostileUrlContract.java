package io.lazyimg.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What URLs made to do harm come to, as bytes on a socket: once with the container as it is without settings, and once
 * with one that lets through all that it can.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HostileUrlContract {
    private static final Map<String, Map<String, String>> MOUNTS = Map.of(
            "root", Map.of("lazyimg.presets", "thumb=15x10_fill"),
            "app", Map.of("lazyimg.prefix", "/images"),
            "signed", Map.of("lazyimg.signing-keys", "000102030405060708090a0b0c0d0e0f"),
            "listed",
                    Map.of(
                            "lazyimg.sizes", "30x20,30x30_fill",
                            "lazyimg.snap", "true",
                            "lazyimg.rules", "banners/ widths=32"));

    /** Of what visitors send, that which no cache takes into its key unless it is told to. */
    private static final List<String> UNKEYED = List.of(
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: evil",
            "X-Forwarded-Port: 666",
            "X-Forwarded-Prefix: /evil",
            "X-Forwarded-For: 6.6.6.6",
            "Forwarded: for=evil;host=evil.example;proto=evil",
            "X-Host: evil.example",
            "X-Original-URL: /evil_30_20.jpg",
            "X-Rewrite-URL: /evil_30_20.jpg",
            "X-HTTP-Method-Override: POST",
            "Cookie: JSESSIONID=evil; a=b",
            "Authorization: Basic ZXZpbDpldmls",
            "Accept: image/webp,image/png;q=0.5",
            "Accept-Encoding: gzip, br",
            "Accept-Language: ar",
            "Origin: http://evil.example",
            "Referer: http://evil.example/",
            "User-Agent: evil",
            "Range: bytes=0-9",
            "If-Range: \"evil\"",
            "Save-Data: on",
            "DPR: 2",
            "Width: 9999");

    private final String container;
    private final Host.Starter starter;
    private final Map<String, Host> hosts = new HashMap<>();
    private final Map<String, Map<String, byte[]>> answered = new HashMap<>();
    private Canaries canaries;

    /**
     * A suite.
     *
     * @param container its name as the table has it, such as {@code jetty-ee9}
     */
    @SuppressWarnings("NullAway.Init") // JUnit calls start first
    protected HostileUrlContract(String container, Host.Starter starter) {
        this.container = container;
        this.starter = starter;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        canaries = new Canaries(folder.toRealPath());
        for (Gate gate : Gate.values()) {
            for (Map.Entry<String, Map<String, String>> mount : MOUNTS.entrySet()) {
                String name = gate + "-" + mount.getKey();
                Map<String, String> settings = new HashMap<>(mount.getValue());
                settings.put("lazyimg.originals", canaries.originals().toUri().toString());
                settings.put(
                        "lazyimg.derivatives",
                        canaries.derivatives(name).toUri().toString());
                hosts.put(
                        name,
                        starter.start(
                                gate, Application.of(mount.getKey().equals("app") ? "/app" : "", null, settings)));
                answered.put(name, new TreeMap<>());
            }
        }
    }

    @AfterAll
    void nothingElseWasStoredAndNothingChanged() throws Exception {
        for (Map.Entry<String, Host> host : hosts.entrySet()) {
            host.getValue().stop(); // and saves what waits to be saved
        }
        for (Map.Entry<String, Map<String, byte[]>> mount : answered.entrySet()) {
            Map<String, byte[]> stored = Canaries.stored(canaries.derivatives(mount.getKey()));
            assertThat(stored.keySet())
                    .as(mount.getKey())
                    .isEqualTo(mount.getValue().keySet());
            assertThat(stored).as(mount.getKey()).allSatisfy((key, bytes) -> assertThat(bytes)
                    .isEqualTo(mount.getValue().get(key)));
        }
        canaries.checkUntouched();
    }

    static Stream<Arguments> urls() {
        return HostileUrl.all().stream()
                .flatMap(url -> Arrays.stream(Gate.values()).map(gate -> Arguments.of(gate, url)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("urls")
    void aHostileUrl(Gate gate, HostileUrl url) throws IOException {
        String mount = gate + "-" + url.mount();
        ExpectedAnswer expected = url.expected(gate, container);

        Wire.Answer answer = Wire.exchange(host(mount).port(), url.bytes());

        expected.check(answer, url.request().startsWith("HEAD "));
        canaries.checkUnseen(answer);
        expected.key().ifPresent(key -> answered(mount, key, answer.body()));
    }

    @Test
    void theTableHasNoRowTwice() {
        List<HostileUrl> all = HostileUrl.all();

        assertThat(all).hasSizeGreaterThanOrEqualTo(200);
        assertThat(all.stream().map(HostileUrl::name)).doesNotHaveDuplicates();
        assertThat(all.stream().map(url -> url.mount() + url.request() + url.lines()))
                .doesNotHaveDuplicates();
    }

    /** Whatever a cache does not look at, it may keep the answer to one request for all others. */
    @ParameterizedTest
    @CsvSource({
        "root, /widgets/myimage_30_20.jpg, 200",
        "root, /widgets/myimage_030_20.jpg, 301",
        "root, /widgets/myimage_thumb.jpg, 301",
        "root, /widgets/myimage_3000_3000.jpg, 302",
        "root, /widgets/myimage_0_0.jpg, 400",
        "root, /widgets/myimage_30_20.jpg.webp, 403",
        "root, /none_30_20.jpg, 404",
        "root, /notes_30_20.jpg, 422",
        "app, /app/images/widgets/myimage_030_20.jpg, 301",
        "app, /app/images/widgets/myimage_3000_3000.jpg, 302",
        "signed, /widgets/myimage_30_20.jpg, 403",
        "listed, /widgets/myimage_31_20.jpg, 302",
    })
    void nothingButThePathChangesAnAnswer(String mount, String path, int status) throws IOException {
        int port = host(Gate.USUAL + "-" + mount).port();
        Wire.Answer plain = Wire.ask(port, "GET", path);
        assertThat(plain.status()).isEqualTo(status);
        while (status == 200 && !("" + plain.header("Server-Timing")).startsWith("hit")) { // until it is stored
            plain = Wire.ask(port, "GET", path);
        }
        if (status == 200) {
            answered(Gate.USUAL + "-" + mount, path.substring(1), plain.body());
        }

        for (String header : UNKEYED) {
            assertSame(plain, Wire.ask(port, "GET", path, header), header);
        }
        assertSame(plain, Wire.ask(port, "GET", path, UNKEYED.toArray(String[]::new)), "all of them");
        for (String query :
                List.of("?", "?evil", "?w=9999&h=9999&format=png", "?/../secret_30_20.jpg", "?%0d%0aX-Evil:1")) {
            assertSame(plain, Wire.ask(port, "GET", path + query), query);
        }
        for (String host : List.of("evil.example", "[::1]:80", "localhost:8443")) {
            byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            assertSame(plain, Wire.exchange(port, request), "Host: " + host);
        }
    }

    private static void assertSame(Wire.Answer plain, Wire.Answer other, String input) {
        assertThat(other.status()).as(input).isEqualTo(plain.status());
        assertThat(other.body()).as(input).isEqualTo(plain.body());
        assertThat(withoutTimes(other)).as(input).isEqualTo(withoutTimes(plain));
    }

    private static Map<String, String> withoutTimes(Wire.Answer answer) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.remove("date");
        headers.remove("server-timing");
        return headers;
    }

    private Host host(String mount) {
        return Objects.requireNonNull(hosts.get(mount));
    }

    private void answered(String mount, String key, byte[] body) {
        Objects.requireNonNull(answered.get(mount)).put(key, body);
    }
}
