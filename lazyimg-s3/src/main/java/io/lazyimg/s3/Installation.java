package io.lazyimg.s3;

import io.lazyimg.UrlScheme;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the doctor looks at, and how it is meant to be.
 *
 * @param originals where the processor reads originals
 * @param derivatives where it keeps derivatives, which the website serves
 * @param website the website's URL, without a path
 * @param processor where the processor answers, with the path that it is mounted at
 * @param prefix the path below that under which image URLs lie: empty, or ending in {@code /}
 * @param urls how image URLs are written
 * @param size a size that may be made
 * @param connect where the website is to be found, or {@code null} for where its name resolves to; for a website whose
 *     name does not lead to it yet
 * @param patience how long to wait for a connection, for the next byte of an answer, and for a derivative to be stored
 */
public record Installation(
        S3Location originals,
        S3Location derivatives,
        URI website,
        URI processor,
        String prefix,
        UrlScheme urls,
        Transform size,
        @Nullable InetSocketAddress connect,
        Duration patience) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public Installation {
        if (!website.toString().matches("(?i)https?://[^/?#]+/?")) {
            throw new IllegalArgumentException(
                    "website '" + website + "' is not a URL without a path such as https://images.example.com/");
        }
        prefix = prefix.replaceAll("^/+|/+$", "");
        prefix = prefix.isEmpty() ? "" : prefix + "/";
        Link.of(website.toString());
        routing(derivatives, processor, prefix);
    }

    /** With unsigned URLs right below the processor's own, and 8 pixels wide test pictures. */
    public static Installation of(S3Location originals, S3Location derivatives, URI website, URI processor) {
        return new Installation(
                originals,
                derivatives,
                website,
                processor,
                "",
                UrlScheme.unsigned(),
                Transform.fit(8, 0),
                null,
                PATIENCE);
    }

    /** With another URL of the processor. */
    public Installation processor(URI url) {
        return new Installation(originals, derivatives, website, url, prefix, urls, size, connect, patience);
    }

    /** With the path below which all image URLs lie, as {@code lazyimg.prefix} has it. */
    public Installation prefix(String path) {
        return new Installation(originals, derivatives, website, processor, path, urls, size, connect, patience);
    }

    /** With other URLs. */
    public Installation urls(UrlScheme scheme) {
        return new Installation(originals, derivatives, website, processor, prefix, scheme, size, connect, patience);
    }

    /** With another size for the test picture. */
    public Installation size(Transform allowed) {
        return new Installation(originals, derivatives, website, processor, prefix, urls, allowed, connect, patience);
    }

    /** With an address at which the website is to be found. */
    public Installation connect(InetSocketAddress address) {
        return new Installation(originals, derivatives, website, processor, prefix, urls, size, address, patience);
    }

    /** With another time to wait. */
    public Installation patience(Duration longest) {
        return new Installation(originals, derivatives, website, processor, prefix, urls, size, connect, longest);
    }

    /** How the website must route what it does not have. */
    public WebsiteRouting routing() {
        return routing(derivatives, processor, prefix);
    }

    private static WebsiteRouting routing(S3Location derivatives, URI processor, String prefix) {
        String base = processor.toString().replaceAll("/+$", "");
        return WebsiteRouting.between(derivatives, URI.create(base + "/" + prefix));
    }

    /** A variant of the size that may be made, of an original of this key. */
    Variant variant(String originalKey) {
        return new Variant(originalKey, size);
    }

    /** A variant's key in its bucket. */
    String bucketKey(Variant variant) {
        return derivatives.prefix() + urls.key(variant);
    }

    /** Where visitors of the website ask for an object of the bucket. */
    Link atWebsite(String bucketKey) {
        return Link.of(website.toString()).at("/" + Link.encoded(bucketKey));
    }

    /** Where visitors who are sent on ask the processor for a path below all images'. */
    Link atProcessor(String path) {
        Link base = Link.of(processor.toString().replaceAll("/+$", ""));
        String mount = base.path().equals("/") ? "" : base.path();
        return base.at(mount + "/" + prefix + path);
    }
}
