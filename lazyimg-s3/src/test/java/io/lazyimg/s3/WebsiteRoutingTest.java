package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.RoutingRule;

class WebsiteRoutingTest {
    private static final WebsiteRouting ROUTING = WebsiteRouting.to(URI.create("https://process.example.com/"));

    @Test
    void the_rules_are_written_as_xml() {
        assertThat(ROUTING.below("a&b/").alsoDenied().redirectCode(307).xml()).isEqualTo("""
                <RoutingRules>
                  <RoutingRule>
                    <Condition>
                      <KeyPrefixEquals>a&amp;b/</KeyPrefixEquals>
                      <HttpErrorCodeReturnedEquals>404</HttpErrorCodeReturnedEquals>
                    </Condition>
                    <Redirect>
                      <Protocol>https</Protocol>
                      <HostName>process.example.com</HostName>
                      <HttpRedirectCode>307</HttpRedirectCode>
                    </Redirect>
                  </RoutingRule>
                  <RoutingRule>
                    <Condition>
                      <KeyPrefixEquals>a&amp;b/</KeyPrefixEquals>
                      <HttpErrorCodeReturnedEquals>403</HttpErrorCodeReturnedEquals>
                    </Condition>
                    <Redirect>
                      <Protocol>https</Protocol>
                      <HostName>process.example.com</HostName>
                      <HttpRedirectCode>307</HttpRedirectCode>
                    </Redirect>
                  </RoutingRule>
                </RoutingRules>
                """);
    }

    @Test
    void the_rules_are_written_as_json_for_the_console_and_for_the_command_line() {
        WebsiteRouting mounted =
                WebsiteRouting.to(URI.create("http://p.example.com:8080/app")).anyProtocol();

        assertThat(mounted.json()).isEqualTo("""
                [
                  {
                    "Condition": {
                      "HttpErrorCodeReturnedEquals": "404"
                    },
                    "Redirect": {
                      "HostName": "p.example.com:8080",
                      "ReplaceKeyPrefixWith": "app/",
                      "HttpRedirectCode": "302"
                    }
                  }
                ]
                """);
        assertThat(ROUTING.websiteJson()).startsWith("""
                {
                  "IndexDocument": {
                    "Suffix": "index.html"
                  },
                  "RoutingRules": [
                    {
                """);
    }

    @Test
    void derivatives_below_a_prefix_are_sent_to_where_the_processor_answers_for_them() {
        S3Location derivatives = S3Location.of(URI.create("s3://public/cache"));
        WebsiteRouting routing =
                WebsiteRouting.between(derivatives, URI.create("https://process.example.com/app/images"));

        assertThat(routing.location("cache/a b_6_4.jpg", "http"))
                .isEqualTo("https://process.example.com/app/images/a b_6_4.jpg");
        assertThat(ROUTING.below("pictures/").location("pictures/a_6_4.jpg", "http"))
                .isEqualTo("https://process.example.com/pictures/a_6_4.jpg");
    }

    @Test
    void a_prefix_that_no_rule_can_take_away_is_refused() {
        S3Location derivatives = S3Location.of(URI.create("s3://public/cache"));

        assertThatThrownBy(() -> WebsiteRouting.between(derivatives, URI.create("https://process.example.com")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cache/")
                .hasMessageContaining("lazyimg.prefix");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"process.example.com", "ftp://process.example.com/", "https://a.example.com/?q", "https:///x"})
    void what_is_no_url_of_a_processor_is_refused(String url) {
        assertThatThrownBy(() -> WebsiteRouting.to(URI.create(url))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void codes_that_s3_does_not_know_are_refused() {
        assertThatThrownBy(() -> ROUTING.redirectCode(303)).hasMessageContaining("303");
    }

    @Test
    void rules_of_others_keep_their_order_and_ours_is_last() {
        List<RoutingRule> others = List.of(rule("docs/", "404", "docs"), rule("old/", null, "old"));

        assertThat(RoutingMerge.with(others, ROUTING)).containsExactly(others.get(0), others.get(1), ours());
        assertThat(RoutingMerge.without(RoutingMerge.with(others, ROUTING), ROUTING))
                .isEqualTo(others);
    }

    @Test
    void an_older_form_of_ours_is_replaced_where_it_is() {
        RoutingRule other = rule("docs/", "403", "docs");
        List<RoutingRule> older =
                RoutingMerge.with(List.of(), ROUTING.alsoDenied().redirectCode(301));
        List<RoutingRule> present = new ArrayList<>(older);
        present.add(other);

        assertThat(RoutingMerge.with(present, ROUTING)).containsExactly(ours(), other);
        assertThat(RoutingMerge.without(present, ROUTING)).containsExactly(other);
    }

    @Test
    void two_prefixes_can_be_sent_to_the_same_processor() {
        WebsiteRouting images = ROUTING.below("images/");
        WebsiteRouting avatars = ROUTING.below("avatars/");
        List<RoutingRule> both = RoutingMerge.with(RoutingMerge.with(List.of(), images), avatars);

        assertThat(both).containsExactly(images.rules().get(0), avatars.rules().get(0));
        assertThat(RoutingMerge.without(both, images))
                .containsExactly(avatars.rules().get(0));
    }

    @Test
    void ours_goes_before_a_broader_rule_that_would_shadow_it() {
        RoutingRule docs = rule("docs/", "404", "docs");
        RoutingRule broad = rule(null, "404", "fallback");
        WebsiteRouting images = ROUTING.below("images/");

        assertThat(RoutingMerge.with(List.of(docs, broad), images))
                .containsExactly(docs, images.rules().get(0), broad);
        assertThat(RoutingMerge.with(List.of(broad, images.rules().get(0)), images))
                .containsExactly(images.rules().get(0), broad);
    }

    @Test
    void a_rule_that_catches_the_same_is_named_and_nothing_is_changed() {
        assertThatThrownBy(() -> RoutingMerge.with(List.of(rule("docs/", "404", "d"), rule(null, "404", "f")), ROUTING))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rule 2 of 2 (404 to http://f.example.com/)")
                .hasMessageContaining("process.example.com");
    }

    @Test
    void a_rule_that_never_looks_whether_the_key_is_there_is_named() {
        assertThatThrownBy(() -> RoutingMerge.with(List.of(rule(null, null, "moved")), ROUTING.below("images/")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rule 1 of 1 (everything to http://moved.example.com/)");
    }

    @Test
    void the_fifty_first_rule_is_refused() {
        List<RoutingRule> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(rule("d" + i + "/", "404", "docs"));
        }

        assertThat(RoutingMerge.with(many.subList(0, 49), ROUTING)).hasSize(50);
        assertThatThrownBy(() -> RoutingMerge.with(many, ROUTING))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("51 rules");
    }

    private static RoutingRule ours() {
        return ROUTING.rules().get(0);
    }

    private static RoutingRule rule(@Nullable String prefix, @Nullable String error, String host) {
        return RoutingRule.builder()
                .condition(when -> when.keyPrefixEquals(prefix).httpErrorCodeReturnedEquals(error))
                .redirect(to -> to.hostName(host + ".example.com"))
                .build();
    }
}
