package io.lazyimg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ClientHeader;
import io.lazyimg.ImageRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ClientsPropertiesTest {
    private static final String V4 = "(?:[0-9]{1,3}\\.){3}[0-9]{1,3}";
    private static final String V6 = "(?:[0-9a-f]{1,4}:){4}:/64";

    @Property(tries = 20_000)
    void whateverAHeaderSaysAClientIsAnAddressOrTheConnection(
            @ForAll ClientHeader header,
            @ForAll @IntRange(max = 3) int proxies,
            @ForAll("headers") List<String> lines) {
        ImageRequest request = new ImageRequest("GET", "", "", "192.0.2.1", name -> lines, null);

        assertThat(new Clients(proxies, header).of(request)).matches(V4 + "|" + V6);
    }

    @Property
    void whatAVisitorSaysDoesNotChangeWhatATrustedProxyAdds(@ForAll("lines") String said) {
        List<String> appended = List.of(said + ", 203.0.113.7");
        List<String> inALineOfItsOwn = List.of(said, "203.0.113.7");
        List<String> forwarded = List.of(said, "for=203.0.113.7");

        assertThat(client(ClientHeader.X_FORWARDED_FOR, appended)).isEqualTo("203.0.113.7");
        assertThat(client(ClientHeader.X_FORWARDED_FOR, inALineOfItsOwn)).isEqualTo("203.0.113.7");
        assertThat(client(ClientHeader.FORWARDED, forwarded)).isEqualTo("203.0.113.7");
        assertThat(client(ClientHeader.FORWARDED, List.of(said + ", for=203.0.113.7")))
                .isIn("203.0.113.7", "192.0.2.1"); // the second if he left a quotation open
    }

    private static String client(ClientHeader header, List<String> lines) {
        return new Clients(1, header).of(new ImageRequest("GET", "", "", "192.0.2.1", name -> lines, null));
    }

    @Property
    void everyAddressOfOurPlatformIsReadAsThePlatformWritesIt(@ForAll @Size(16) byte[] address)
            throws UnknownHostException {
        String written = InetAddress.getByAddress(address).getHostAddress();
        String network = String.format(
                "%x:%x:%x:%x::/64", pair(address, 0), pair(address, 2), pair(address, 4), pair(address, 6));
        boolean mapped = !written.contains(":"); // Java makes IPv4 of it

        assertThat(AddressLiteral.node(written)).isEqualTo(mapped ? written : network);
        assertThat(AddressLiteral.withPort(written + ":4711")).isEqualTo(mapped ? written : network);
    }

    private static int pair(byte[] address, int at) {
        return ((address[at] & 0xFF) << 8) | (address[at + 1] & 0xFF);
    }

    @Provide
    Arbitrary<List<String>> headers() {
        return lines().list().ofMaxSize(3);
    }

    /** Made of what addresses and headers are made of, with some of anything. */
    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> parts = Arbitraries.of(
                "for=",
                "by=",
                "\"",
                "\\",
                ",",
                ";",
                " ",
                "[",
                "]",
                ":",
                "::",
                "%",
                "%eth0",
                ".",
                "_",
                "unknown",
                "localhost",
                "example.com",
                "203.0.113.7",
                "6.6.6.6",
                "2001:db8::1",
                "::ffff:",
                "4711",
                "256",
                "fffff",
                "0");
        Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(5);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(9, parts), net.jqwik.api.Tuple.of(1, anything))
                .list()
                .ofMaxSize(12)
                .map(list -> String.join("", list));
    }
}
