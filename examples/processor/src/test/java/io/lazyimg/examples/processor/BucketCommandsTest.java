package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketCommandsTest {
    private static final String[] STORES = {"--originals", "s3://private/in", "--derivatives", "s3://public"};

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void routing_prints_the_rules_as_json_xml_or_a_whole_website() {
        String[] common = {"routing", "--derivatives", "s3://public", "--processor", "https://p.example.com"};

        assertThat(run(common)).as(err.toString()).isZero();
        assertThat(printed()).startsWith("[").contains("\"HostName\": \"p.example.com\"", "\"302\"");
        assertThat(run(with(common, "--format", "xml", "--redirect-code", "307", "--also-denied")))
                .isZero();
        assertThat(printed())
                .contains("<HttpErrorCodeReturnedEquals>403</", "<HttpErrorCodeReturnedEquals>404</", ">307<");
        assertThat(run(with(common, "--format", "cli", "--below", "pictures/"))).isZero();
        assertThat(printed()).contains("\"IndexDocument\"", "\"KeyPrefixEquals\": \"pictures/\"");
    }

    @Test
    void routing_leads_to_where_the_prefix_of_the_settings_says() throws IOException {
        Path file = Files.writeString(home.resolve("my.properties"), "lazyimg.derivatives=s3://public/cache\n");

        int status = Main.run(
                Map.of("LAZYIMG_PREFIX", "/images/"),
                home,
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "routing",
                "--config",
                file.toString(),
                "--processor",
                "https://p.example.com/app/");

        assertThat(status).as(err.toString()).isZero();
        assertThat(printed()).contains("\"KeyPrefixEquals\": \"cache/\"", "\"ReplaceKeyPrefixWith\": \"app/images/\"");
    }

    @Test
    void policy_prints_what_roles_and_buckets_need() {
        assertThat(run(with(new String[] {"policy"}, STORES)))
                .as(err.toString())
                .isZero();
        assertThat(printed())
                .contains(
                        "# for the processor's role or user",
                        "# for whoever runs routing and doctor",
                        "# of the bucket public",
                        "arn:aws:s3:::private/in/*",
                        "\"s3:ListBucket\"")
                .doesNotContain("# of the bucket private");

        assertThat(run(with(
                        new String[] {"policy", "--no-listing", "--principal", "arn:aws:iam:::user/processor"},
                        STORES)))
                .isZero();
        assertThat(printed())
                .contains("# of the bucket private", "\"arn:aws:iam:::user/processor\"")
                .doesNotContain("# for", "MissingDerivativesAre404");
    }

    @Test
    void what_is_missing_or_wrong_is_refused_in_one_line_that_names_it() {
        refused("--derivatives is not given", "routing", "--processor", "https://p.example.com");
        refused("--processor is not given", "routing", "--derivatives", "s3://public");
        refused("no place on S3", "routing", "--derivatives", "file:/tmp/x", "--processor", "https://p.example.com");
        refused("303", "routing", "--derivatives", "s3://p-1", "--processor", "https://p/", "--redirect-code", "303");
        refused("p.example.com", "routing", "--derivatives", "s3://public", "--processor", "p.example.com");
        refused("--apply", "routing", "--derivatives", "s3://p-1", "--processor", "https://p/", "--apply", "--remove");
        refused("--website is not given", with(new String[] {"doctor"}, STORES));
        refused(
                "HOST:PORT",
                with(
                        new String[] {
                            "doctor",
                            "--website",
                            "http://w/",
                            "--processor",
                            "http://p/",
                            "--connect",
                            "localhost",
                            "--signing-keys",
                            "base64:AAECAwQFBgcICQoLDA0ODw",
                            "--signing",
                            "unlisted"
                        },
                        STORES));
        refused(
                "lazyimg.signing is unlisted and lazyimg.signing-keys is not given",
                with(
                        new String[] {
                            "doctor", "--website", "http://w/", "--processor", "http://p/", "--signing", "unlisted"
                        },
                        STORES));
        refused("--originals", "policy", "--derivatives", "s3://public");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://AKIA:SECRET@bucket",
                "s3://AKIA:SECRET@bucket/with a space",
                "s3://bucket?secretKey=SECRET",
                "http://AKIA:SECRET@bucket"
            })
    void a_secret_in_a_place_is_not_repeated(String place) {
        refused("--originals is no place on S3: ", "policy", "--originals", place, "--derivatives", "s3://public");
        assertThat(err.toString()).doesNotContain("SECRET", "AKIA");
    }

    @Test
    void doctor_and_routing_work_on_a_live_installation() throws IOException {
        try (LiveInstallation live = LiveInstallation.buckets()) {
            live.start(Map.of());
            live.beOwner();
            String[] stores = {
                "--originals",
                live.uri(live.originals),
                "--derivatives",
                live.uri(live.derivatives),
                "--processor",
                live.processorUrl().toString()
            };
            String[] doctor = with(
                    stores,
                    "--website",
                    live.website().toString(),
                    "--connect",
                    live.ceph.endpoint().getRawAuthority());

            assertThat(run(with(new String[] {"doctor"}, doctor))).isEqualTo(1);
            assertThat(printed())
                    .containsPattern("PROBLEM +website hosting +bucket " + live.derivatives + " is no website")
                    .containsPattern("(?m)^ {11}switch website hosting on")
                    .containsPattern("SKIPPED +round trip");

            assertThat(run(with(new String[] {"routing", "--apply"}, stores)))
                    .as(err.toString())
                    .isZero();
            assertThat(printed()).contains("sends missing images to 127.0.0.1:");
            assertThat(run(with(new String[] {"routing", "--apply"}, stores))).isZero();
            assertThat(printed()).contains("nothing to do");

            assertThat(run(with(new String[] {"doctor"}, doctor)))
                    .as(out.toString())
                    .isZero();
            assertThat(printed().lines().filter(line -> line.matches("[A-Z]+ .*")))
                    .hasSize(25);
            assertThat(run(with(new String[] {"doctor", "--json"}, doctor))).isZero();
            assertThat(printed())
                    .startsWith("[")
                    .contains("\"check\": \"save-back\"")
                    .doesNotContain("\nOK ");
            assertThat(run(with(new String[] {"doctor", "--strict"}, doctor)))
                    .as("Ceph deserves warnings")
                    .isEqualTo(1);

            assertThat(run(with(new String[] {"routing", "--remove"}, stores))).isZero();
            assertThat(live.owner
                            .getBucketWebsite(get -> get.bucket(live.derivatives))
                            .routingRules())
                    .isEmpty();
        }
    }

    @Test
    void the_new_commands_explain_themselves() {
        for (String command : new String[] {"routing", "policy", "doctor"}) {
            assertThat(run(command, "--help")).isZero();
            assertThat(printed()).contains("--config", "--" + Setting.DERIVATIVES.flag());
        }
    }

    private void refused(String why, String... args) {
        err.getBuffer().setLength(0);
        assertThat(run(args)).isEqualTo(2);
        assertThat(err.toString()).contains(why).hasLineCount(1);
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        return Main.run(Map.of(), home, new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private String printed() {
        return out.toString();
    }

    private static String[] with(String[] args, String... more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }
}
