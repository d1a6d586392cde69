package io.lazyimg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ClientHeader;
import io.lazyimg.ImageRequest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsTest {
    private static final String PROXY = "10.0.0.1";

    /** Lines of the header are parted by a slash. */
    private static String client(int proxies, ClientHeader header, String lines) {
        List<String> all = lines.isEmpty() ? List.of() : Arrays.asList(lines.split("/", -1));
        ImageRequest.Headers headers = name -> name.equals(header.header()) ? all : List.of();
        return new Clients(proxies, header).of(new ImageRequest("GET", "a_1_1.jpg", "", PROXY, headers, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 203.0.113.7                                 | 10.0.0.1",
                "1 | ''                                          | 10.0.0.1",
                "1 | 203.0.113.7                                 | 203.0.113.7",
                "1 | 6.6.6.6, 203.0.113.7                        | 203.0.113.7",
                "1 | 6.6.6.6/203.0.113.7                         | 203.0.113.7",
                "2 | 6.6.6.6, 203.0.113.7/192.0.2.1              | 203.0.113.7",
                "2 | 6.6.6.6/203.0.113.7/192.0.2.1               | 203.0.113.7",
                "2 | 6.6.6.6/203.0.113.7, 192.0.2.1              | 203.0.113.7",
                "2 | 203.0.113.7                                 | 10.0.0.1",
                "3 | 203.0.113.7,192.0.2.1                       | 10.0.0.1",
                "1 | 6.6.6.6, 203.0.113.7, ,                     | 203.0.113.7",
                "1 | 203.0.113.7:4711                            | 203.0.113.7",
                "1 | 2001:db8:1:2:3:4:5:6                        | 2001:db8:1:2::/64",
                "1 | 2001:DB8::1                                 | 2001:db8:0:0::/64",
                "1 | [2001:db8:1:2::9]                           | 2001:db8:1:2::/64",
                "1 | [2001:db8:1:2::9]:443                       | 2001:db8:1:2::/64",
                "1 | ::ffff:203.0.113.7                          | 203.0.113.7",
                "1 | ::ffff:cb00:7107                            | 203.0.113.7",
                "1 | [::ffff:203.0.113.7]:80                     | 203.0.113.7",
                "1 | 64:ff9b:1:2::203.0.113.7                    | 64:ff9b:1:2::/64",
                "1 | fe80::1%eth0                                | fe80:0:0:0::/64",
                "1 | ::                                          | 0:0:0:0::/64",
                "1 | 1:2:3:4:5:6:7::                             | 1:2:3:4::/64",
                "1 | 203.0.113.7, unknown                        | 10.0.0.1",
                "1 | 203.0.113.7, localhost                      | 10.0.0.1",
                "1 | 203.0.113.7, example.com                    | 10.0.0.1",
                "1 | 203.0.113                                   | 10.0.0.1",
                "1 | 203.0.113.256                               | 10.0.0.1",
                "1 | 203.0.113.07                                | 10.0.0.1",
                "1 | 0xCB.0.113.7                                | 10.0.0.1",
                "1 | 3405803783                                  | 10.0.0.1",
                "1 | 203.0.113.7 6.6.6.6                         | 10.0.0.1",
                "1 | 2001:db8::1::2                              | 10.0.0.1",
                "1 | 1:2:3:4:5:6:7                               | 10.0.0.1",
                "1 | 1:2:3:4:5:6:7:8:9                           | 10.0.0.1",
                "1 | 1:2:3:4::5:6:7:8                            | 10.0.0.1",
                "1 | 2001:db8::12345                             | 10.0.0.1",
                "1 | ::1.2.3                                     | 10.0.0.1",
                "1 | 1.2.3.4::                                   | 10.0.0.1",
                "1 | [2001:db8::1                                | 10.0.0.1",
                "1 | [2001:db8::1]443                            | 10.0.0.1",
            })
    void theNthAddressFromTheRightIsTheVisitors(int proxies, String lines, String expected) {
        assertThat(client(proxies, ClientHeader.X_FORWARDED_FOR, lines)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "0 | for=203.0.113.7                                       | 10.0.0.1",
                "1 | for=203.0.113.7                                       | 203.0.113.7",
                "1 | For=6.6.6.6,FOR=203.0.113.7;proto=https;by=192.0.2.1  | 203.0.113.7",
                "1 | proto=https ; for=203.0.113.7 ; host=example.com      | 203.0.113.7",
                "1 | for=\"203.0.113.7:4711\"                              | 203.0.113.7",
                "1 | for=\"[2001:db8:1:2::1]:4711\"                        | 2001:db8:1:2::/64",
                "1 | for=\"[2001:db8:1:2::1]:_port\"                       | 2001:db8:1:2::/64",
                "1 | for=\"\\[2001:db8:1:2::\\1]\"                         | 2001:db8:1:2::/64",
                "1 | for=\"203.0.113.7\";by=\"a \\\" b, for=6.6.6.6\"      | 203.0.113.7",
                "2 | for=6.6.6.6, for=203.0.113.7, for=192.0.2.1           | 203.0.113.7",
                "2 | for=6.6.6.6, for=203.0.113.7/for=192.0.2.1            | 203.0.113.7",
                "2 | for=203.0.113.7                                       | 10.0.0.1",
                "1 | for=6.6.6.6, for=unknown                              | 10.0.0.1",
                "1 | for=6.6.6.6, for=_hidden                              | 10.0.0.1",
                "1 | for=6.6.6.6, for=\"_SEVKISEK:_x\"                     | 10.0.0.1",
                "1 | for=6.6.6.6, by=192.0.2.1                             | 10.0.0.1",
                "1 | for=[2001:db8::1]                                     | 10.0.0.1",
                "1 | for=6.6.6.6 for=203.0.113.7                           | 10.0.0.1",
                "1 | for                                                   | 10.0.0.1",
                "1 | for =203.0.113.7                                      | 10.0.0.1",
                // a visitor opens a quotation, and proxies go on behind it
                "1 | for=6.6.6.6;by=\", for=203.0.113.7                    | 10.0.0.1",
                "2 | for=6.6.6.6, by=\", for=203.0.113.7, for=192.0.2.1    | 10.0.0.1",
                "2 | for=6.6.6.6, for=5.5.5.5;by=\", for=\"[2001:db8::1]\", for=\"[2001:db8::2]\" | 10.0.0.1",
                "1 | for=6.6.6.6;by=\"/for=203.0.113.7                     | 203.0.113.7",
                "2 | for=6.6.6.6, by=\"/for=192.0.2.1                      | 10.0.0.1",
            })
    void theNthElementFromTheRightTellsTheVisitor(int proxies, String lines, String expected) {
        assertThat(client(proxies, ClientHeader.FORWARDED, lines)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 203.0.113.7:46532                                | 10.0.0.1",
                "1 | 203.0.113.7:46532                                | 203.0.113.7",
                "3 | 203.0.113.7:46532                                | 203.0.113.7",
                "1 | 2001:0db8:0001:0002:0000:0000:0000:0001:46532    | 2001:db8:1:2::/64",
                "1 | 2001:db8:1:2::1:46532                            | 2001:db8:1:2::/64",
                "1 | [2001:db8:1:2::1]:46532                          | 2001:db8:1:2::/64",
                "1 | 203.0.113.7                                      | 203.0.113.7",
                "1 | 2001:0db8:0001:0002:0000:0000:0000:0001          | 2001:db8:1:2::/64",
                "1 | ''                                               | 10.0.0.1",
                "1 | 6.6.6.6:1/203.0.113.7:2                          | 10.0.0.1",
                "1 | 6.6.6.6:1, 203.0.113.7:2                         | 10.0.0.1",
                "1 | example.com:80                                   | 10.0.0.1",
                "1 | :80                                              | 10.0.0.1",
            })
    void cloudFrontTellsTheVisitorWithHisPort(int proxies, String lines, String expected) {
        assertThat(client(proxies, ClientHeader.CLOUDFRONT_VIEWER_ADDRESS, lines))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7                  | 203.0.113.7",
                "2001:db8:1:2:3:4:5:6         | 2001:db8:1:2::/64",
                "[2001:db8:1:2:3:4:5:6]       | 2001:db8:1:2::/64",
                "0:0:0:0:0:ffff:203.0.113.7   | 203.0.113.7",
                "fe80:0:0:0:1:2:3:4%eth0      | fe80:0:0:0::/64",
                "@                            | @",
                "''                           | ''",
            })
    void aConnectionIsItsAddressOrWhateverTheContainerCallsIt(String remote, String expected) {
        ImageRequest request = new ImageRequest("GET", "", "", remote, ImageRequest.Headers.NONE, null);

        assertThat(new Clients(0, ClientHeader.FORWARDED).of(request)).isEqualTo(expected);
    }

    @Test
    void theLongestHeadersAreRead() {
        for (ClientHeader header : ClientHeader.values()) {
            for (String part : List.of("\"", "for=", "for=\"", "\\\"", ",", ":", "1.", "[", "for=\"\\a\\b", "::1;")) {
                assertThat(client(2, header, "for=\"" + part.repeat(100_000))).isEqualTo(PROXY);
            }
        }
        assertThat(client(1, ClientHeader.FORWARDED, "for=\"" + "\\a".repeat(100_000) + "\", for=203.0.113.7"))
                .isEqualTo("203.0.113.7");
    }
}
