package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.GetBucketWebsiteResponse;
import software.amazon.awssdk.services.s3.model.RoutingRule;

class WebsiteRoutingOnCephTest {
    private static final WebsiteRouting ROUTING = WebsiteRouting.to(URI.create("https://process.example.com/"));

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

    @Test
    void a_bucket_without_a_website_gets_one_that_sends_what_it_does_not_have_to_the_processor() throws IOException {
        site.put("widgets/here_6_4.jpg", "the picture");

        assertThat(ROUTING.apply(site.client, site.bucket)).isTrue();
        assertThat(ROUTING.apply(site.client, site.bucket)).isFalse();

        assertThat(site.visit("/widgets/here_6_4.jpg")).endsWith("the picture");
        assertThat(site.sent("/widgets/a_6_4.jpg")).isEqualTo("302 https://process.example.com/widgets/a_6_4.jpg");
    }

    @Test
    void the_redirect_code_and_the_path_of_the_processor_are_kept() throws IOException {
        WebsiteRouting.to(URI.create("http://127.0.0.1:8080/app"))
                .redirectCode(307)
                .apply(site.client, site.bucket);

        assertThat(site.sent("/widgets/a_6_4.jpg")).isEqualTo("307 http://127.0.0.1:8080/app/widgets/a_6_4.jpg");
    }

    @Test
    void only_keys_below_the_prefix_are_sent() throws IOException {
        WebsiteRouting.between(site.location("cache/"), URI.create("http://127.0.0.1:8080/images"))
                .apply(site.client, site.bucket);

        assertThat(site.sent("/cache/a_6_4.jpg")).isEqualTo("302 http://127.0.0.1:8080/images/a_6_4.jpg");
        assertThat(site.sent("/other/a_6_4.jpg")).isEqualTo("404 nowhere");
    }

    @Test
    void where_visitors_may_not_list_a_missing_key_is_sent_only_by_a_rule_for_403() throws IOException {
        site.open(false);
        ROUTING.apply(site.client, site.bucket);
        assertThat(site.sent("/a_6_4.jpg")).isEqualTo("403 nowhere");

        ROUTING.alsoDenied().apply(site.client, site.bucket);
        assertThat(site.sent("/a_6_4.jpg")).isEqualTo("302 https://process.example.com/a_6_4.jpg");
    }

    @Test
    void documents_and_rules_that_are_not_ours_come_through_applying_and_removing() throws IOException {
        RoutingRule docs = RoutingRule.builder()
                .condition(when -> when.keyPrefixEquals("docs/").httpErrorCodeReturnedEquals("404"))
                .redirect(to -> to.hostName("docs.example.com").replaceKeyWith("missing.html"))
                .build();
        site.client.putBucketWebsite(put -> put.bucket(site.bucket)
                .websiteConfiguration(website -> website.indexDocument(index -> index.suffix("start.html"))
                        .errorDocument(error -> error.key("error.html"))
                        .routingRules(docs)));
        GetBucketWebsiteResponse before = site.client.getBucketWebsite(get -> get.bucket(site.bucket));

        assertThat(ROUTING.apply(site.client, site.bucket)).isTrue();
        assertThat(site.sent("/docs/a_6_4.jpg")).endsWith("docs.example.com/missing.html");
        assertThat(site.sent("/a_6_4.jpg")).isEqualTo("302 https://process.example.com/a_6_4.jpg");

        assertThat(ROUTING.remove(site.client, site.bucket)).isTrue();
        assertThat(ROUTING.remove(site.client, site.bucket)).isFalse();
        assertThat(site.client.getBucketWebsite(get -> get.bucket(site.bucket))).hasToString(before.toString());
    }

    @Test
    void the_first_rule_that_matches_decides_and_ours_is_put_before_a_broader_one() throws IOException {
        WebsiteRouting fallback = WebsiteRouting.to(URI.create("https://fallback.example.com/"));
        fallback.apply(site.client, site.bucket);
        ROUTING.below("images/").apply(site.client, site.bucket);

        assertThat(site.sent("/images/a_6_4.jpg")).isEqualTo("302 https://process.example.com/images/a_6_4.jpg");
        assertThat(site.sent("/a_6_4.jpg")).isEqualTo("302 https://fallback.example.com/a_6_4.jpg");
        assertThatThrownBy(() -> ROUTING.apply(site.client, site.bucket))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("https://fallback.example.com/");
    }

    @Test
    void a_rule_without_an_error_code_decides_even_behind_ours() throws IOException {
        RoutingRule moved = RoutingRule.builder()
                .condition(when -> when.keyPrefixEquals("images/"))
                .redirect(to -> to.hostName("moved.example.com"))
                .build();
        site.put("images/here_6_4.jpg", "never seen");
        site.client.putBucketWebsite(put -> put.bucket(site.bucket)
                .websiteConfiguration(website -> website.indexDocument(index -> index.suffix("i"))
                        .routingRules(ROUTING.rules().get(0), moved)));

        assertThat(site.sent("/images/a_6_4.jpg")).contains("moved.example.com");
        assertThat(site.sent("/images/here_6_4.jpg")).contains("moved.example.com");
    }

    @Test
    void a_website_that_redirects_everything_is_left_alone() {
        site.client.putBucketWebsite(put -> put.bucket(site.bucket)
                .websiteConfiguration(
                        website -> website.redirectAllRequestsTo(all -> all.hostName("www.example.com"))));

        assertThatThrownBy(() -> ROUTING.apply(site.client, site.bucket))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("www.example.com")
                .hasMessageContaining("index document");
    }

    @Test
    void removing_the_only_rule_leaves_a_website_without_rules() throws IOException {
        ROUTING.apply(site.client, site.bucket);
        ROUTING.remove(site.client, site.bucket);

        assertThat(site.rules()).isEmpty();
        assertThat(site.sent("/a_6_4.jpg")).isEqualTo("404 nowhere");
    }
}
