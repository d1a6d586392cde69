package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.SigningVectors.Vector;
import io.lazyimg.image.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SigningVectorsTest {
    static List<Vector> vectors() throws IOException {
        return SigningVectors.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aVectorIsWhatIsWrittenAndRead(Vector vector) {
        UrlScheme urls = UrlScheme.signed(SigningKeys.parse(vector.key()));
        Matcher expiry = Pattern.compile("_x([0-9]{10})(?=\\.)").matcher(vector.unsigned());
        Instant expires = expiry.find() ? Instant.ofEpochSecond(Long.parseLong(expiry.group(1))) : null;
        String forever = expiry.replaceAll("");
        Variant variant =
                UrlScheme.unsigned().parse(PercentEncoding.encode(forever)).orElseThrow();
        String path = expires == null ? urls.format(variant) : urls.format(variant, expires);

        assertThat(UrlScheme.unsigned().key(variant)).isEqualTo(forever);
        assertThat(PercentEncoding.decode(path)).isEqualTo(vector.signed());
        assertThat(urls.read(path)).contains(new UrlScheme.Parsed(variant, true, true, true, expires));
    }

    /** Step by step as the page tells it, and with nothing of ours. */
    @ParameterizedTest
    @MethodSource("vectors")
    void aVectorIsWhatThePageSays(Vector vector) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(vector.key()), "HmacSHA256"));
        byte[] first = Arrays.copyOf(mac.doFinal(vector.unsigned().getBytes(StandardCharsets.UTF_8)), 16);
        String signature = Base64.getUrlEncoder().encodeToString(first).substring(0, 22);
        int dot = vector.unsigned().indexOf('.', vector.unsigned().lastIndexOf('_'));

        assertThat(vector.signed())
                .isEqualTo(vector.unsigned().substring(0, dot)
                        + "_"
                        + signature
                        + vector.unsigned().substring(dot));
    }

    @Test
    void thePageShowsTheVectors() throws IOException {
        List<String> rows = SigningVectors.all().stream()
                .map(v -> "| `" + v.key() + "` | `" + v.unsigned() + "` | `" + v.signed() + "` |")
                .toList();

        assertThat(rows).hasSizeGreaterThanOrEqualTo(8);
        assertThat(Files.readAllLines(SigningVectors.PAGE))
                .filteredOn(line -> line.matches("\\| `[0-9a-f]{32,}` .*"))
                .containsExactlyElementsOf(rows);
    }
}
