package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebTest {
    @Test
    void an_answer_is_read_by_its_length_by_its_chunks_or_to_its_end() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcd").body())
                .asString()
                .isEqualTo("abc");
        assertThat(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n1\r\nc\r\n0\r\n\r\n")
                        .body())
                .asString()
                .isEqualTo("abc");
        assertThat(read("HTTP/1.0 200 OK\r\n\r\nabc").body()).asString().isEqualTo("abc");
        assertThat(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n")
                        .status())
                .isEqualTo(304);
    }

    @Test
    void a_destination_is_read_as_it_is_on_the_line() throws IOException {
        WebAnswer answer = read("HTTP/1.1 302 Found\nLOCATION: http://p.example.com/größe a+b%_6_4.jpg\n\n");

        assertThat(answer.isRedirect()).isTrue();
        assertThat(answer.header("location")).contains("http://p.example.com/größe a+b%_6_4.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                "HTTP/1.1 200 OK\r\nA: b"
            })
    void what_is_no_whole_answer_is_a_failure(String bytes) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class);
    }

    @Test
    void a_server_that_never_answers_is_given_up_and_named() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Link website = Link.of("http://no-such-name.invalid/");
            InetSocketAddress address = new InetSocketAddress(silent.getInetAddress(), silent.getLocalPort());
            Web web = new Web(website, address, Duration.ofMillis(200));

            assertThatThrownBy(() -> web.fetch(website))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("http://no-such-name.invalid does not answer");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example.com/x/y,      a.example.com,  80, /x/y",
        "https://a.example.com,         a.example.com, 443, /",
        "http://127.0.0.1:8080/a b?c#d, 127.0.0.1,    8080, /a%20b?c",
        "http://[::1]:81/ä%_%41,        ::1,            81, /%C3%A4%_%41",
        "https://[::1]/,                ::1,           443, /"
    })
    void a_link_is_asked_for_as_a_browser_would(String url, String host, int port, String path) {
        Link link = Link.of(url);

        assertThat(link.host()).isEqualTo(host);
        assertThat(link.port()).isEqualTo(port);
        assertThat(link.path()).isEqualTo(path);
    }

    @Test
    void a_destination_may_be_whole_or_only_a_path_but_must_be_of_the_web() {
        Link from = Link.of("https://a.example.com:444/x");

        assertThat(from.resolve("/y z")).hasToString("https://a.example.com:444/y%20z");
        assertThat(from.resolve("//b.example.com/y")).hasToString("https://b.example.com/y");
        assertThat(from.resolve("http://c.example.com")).hasToString("http://c.example.com/");
        assertThatThrownBy(() -> from.resolve("javascript:x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Link.of("http://a\r\nX: y/")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_path_can_carry_nothing_into_the_request_beside_itself() {
        assertThat(Link.of("http://a.example.com/x\r\nY: z").path()).isEqualTo("/x%0D%0AY:%20z");
        assertThat(Link.encoded("a b/ü%+&.jpg")).isEqualTo("a%20b/%C3%BC%25%2B%26.jpg");
    }

    private static WebAnswer read(String bytes) throws IOException {
        return new WebReader(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8))).read();
    }
}
