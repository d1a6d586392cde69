package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {
    /** Sixteen bytes whose base64 has both letters in which base64url differs. */
    private static final String HEX = "fbefbefbefbefbefbefbefbefbefbeff";

    private static final String OTHER_HEX = "ffeeddccbbaa99887766554433221100";
    private static final String PATH = "a_6_4.jpg";

    @TempDir
    private Path folder;

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("keys"), content).toUri().toString();
    }

    private static boolean verifies(SigningKeys keys, String signingHex) {
        return keys.verify(PATH, SigningKeys.ofHex(signingHex).sign(PATH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEX,
                "FBEFBEFBEFBEFBEFBEFBEFBEFBEFBEFF",
                "base64:++++++++++++++++++++/w==",
                "base64:++++++++++++++++++++/w",
                "base64:--------------------_w",
                "base64:--------------------_w==",
            })
    void everyNotationOfAKeyIsTheSameKey(String written) throws IOException {
        String expected = SigningKeys.ofHex(HEX).sign(PATH);

        assertThat(SigningKeys.parse(written).sign(PATH)).isEqualTo(expected);
        assertThat(SigningKeys.parse(file(written)).sign(PATH)).isEqualTo(expected);
    }

    @Test
    void aFileHoldsOneKeyALineBesideCommentsAndEmptyLines() throws IOException {
        String uri =
                file("# since March\r\n\r\n  " + HEX + "  # signs\r\n\tbase64:AAECAwQFBgcICQoLDA0ODw\n#" + OTHER_HEX);

        SigningKeys keys = SigningKeys.parse(uri);

        assertThat(keys).hasToString("2 signing keys");
        assertThat(keys.sign(PATH)).isEqualTo(SigningKeys.ofHex(HEX).sign(PATH));
        assertThat(verifies(keys, "000102030405060708090a0b0c0d0e0f")).isTrue();
        assertThat(verifies(keys, OTHER_HEX)).as("in a comment").isFalse();
    }

    @Test
    void filesAndKeysMayStandSideBySideAndTheVeryFirstSigns() throws IOException {
        SigningKeys keys = SigningKeys.parse(OTHER_HEX + " , " + file(HEX));

        assertThat(keys.sign(PATH)).isEqualTo(SigningKeys.ofHex(OTHER_HEX).sign(PATH));
        assertThat(verifies(keys, HEX)).isTrue();
        assertThat(keys).hasToString("2 signing keys");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fbefbefbefbefbefbefbefbefbefbe   | key 1 has 15 bytes, fewer than 16",
                "fbefbefbefbefbefbefbefbefbefbefbe | key 1 is neither hexadecimal nor base64",
                "correct horse battery staple      | key 1 is neither hexadecimal nor base64",
                "base64:c2hvcnQgc2VjcmV0           | key 1 has 12 bytes, fewer than 16",
                "base64:++++++++++++++++++++/w=    | key 1 is not base64",
                "base64:++++++++++++!!++++++/w==   | key 1 is not base64",
                "base64:+++++++++++++++++++++      | key 1 is not base64",
                "base64:file:/run/secrets/keys     | key 1 is not base64",
            })
    void whatIsNoKeyIsRefusedByItsPlaceAndNotRepeated(String written, String problem) throws IOException {
        refuses(written, written, problem);
        refuses(HEX + "," + written, written, problem.replace("key 1", "key 2"));

        String uri = file("# mine\n" + HEX + "\n" + written + "\n");
        refuses(uri, written, problem.replace("key 1", "the key in line 3 of " + uri));
    }

    private static void refuses(String setting, String secret, String problem) {
        assertThatThrownBy(() -> SigningKeys.parse(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem)
                .hasNoCause()
                .satisfies(e -> assertThat(printed(e)).doesNotContain(secret, secret.substring(secret.length() / 2)));
    }

    /** With all causes, as a log has it. */
    private static String printed(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void aFileThatIsNoneOrEmptyOrHugeIsRefusedByName() throws IOException {
        String missing = folder.resolve("none").toUri().toString();
        assertThatThrownBy(() -> SigningKeys.parse(missing)).hasMessage("there is no file " + missing);

        String here = folder.toUri().toString();
        assertThatThrownBy(() -> SigningKeys.parse(here))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(here + " cannot be read");

        String empty = file("# none yet\n");
        assertThatThrownBy(() -> SigningKeys.parse(empty)).hasMessage("there is no key in " + empty);

        String huge = file((HEX + "\n").repeat(2000));
        assertThatThrownBy(() -> SigningKeys.parse(huge)).hasMessage(huge + " has more than 65536 bytes");

        String nested = file(file(HEX));
        assertThatThrownBy(() -> SigningKeys.parse(nested)).hasMessageContaining("line 1 of " + nested);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:keys", "file:", "file://host/keys", "file:/a b", "file:/a?b"})
    void aFileMustBeGivenByItsAbsolutePath(String uri) {
        assertThatThrownBy(() -> SigningKeys.parse(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(uri + " names no file; it must be an absolute path such as file:/run/secrets/keys");
    }

    @Test
    void onlyOneSpellingOfASignatureIsAccepted() {
        SigningKeys keys = SigningKeys.ofHex(HEX);
        String signature = keys.sign(PATH);
        String stem = signature.substring(0, 21);

        List<String> accepted = new ArrayList<>();
        for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            if (keys.verify(PATH, stem + last)) {
                accepted.add(stem + last);
            }
        }

        assertThat(accepted).containsExactly(signature);
        assertThat(keys.verify(PATH, signature + "==")).isFalse();
        assertThat(keys.verify(PATH, stem)).isFalse();
        assertThat(keys.verify(PATH, "")).isFalse();
    }
}
