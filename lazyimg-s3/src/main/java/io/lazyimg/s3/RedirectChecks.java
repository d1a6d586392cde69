package io.lazyimg.s3;

import io.lazyimg.image.Variant;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks at how visitors are sent from the website to the processor. */
final class RedirectChecks {
    private static final int MOST_HOPS = 5;
    private static final List<String> AWKWARD = List.of("-a b.png", "-a+b.png", "-größe 日本.png", "-a&b=c;d'e.png");

    private static final String PLANTED = "x-lazyimg-doctor";

    private final Examination examination;
    private final Installation at;

    RedirectChecks(Examination examination) {
        this.examination = examination;
        this.at = examination.at;
    }

    Finding redirect(String check) throws IOException {
        Variant missing = examination.missing();
        Link link = at.atWebsite(at.bucketKey(missing));
        WebAnswer answer = examination.web.fetch(link);
        Link expected = at.atProcessor(at.urls().format(missing));
        Link actual = Examination.destination(link, answer);
        if (actual != null && isSame(expected, actual)) {
            return Finding.ok(check, "the website sends a missing image to the processor (" + answer.status() + ")");
        }
        return Finding.problem(
                check,
                "the website answers " + answer.summary() + " for the missing " + link + ", and not a redirect to "
                        + expected,
                answer.isRedirect()
                        ? "mend the website's rules: routing --apply; or the processor's URL"
                        : "see that " + at.website() + " is the website endpoint of bucket "
                                + at.derivatives().bucket() + " and not its REST endpoint");
    }

    Finding awkwardNames(String check) throws IOException {
        List<String> broken = broken(AWKWARD);
        return broken.isEmpty()
                ? Finding.ok(check, "spaces, '+', '&' and letters beyond ASCII come through the redirect")
                : Finding.problem(
                        check,
                        "names do not come through the redirect: " + String.join("; ", broken),
                        "name originals with the letters a-z, digits, '-', '.' and '_' only");
    }

    Finding percentSigns(String check) throws IOException {
        List<String> broken = broken(List.of("-100%.png", "-a%41b.png"));
        return broken.isEmpty()
                ? Finding.ok(check, "a '%' comes through the redirect")
                : Finding.warning(
                        check,
                        "the server writes a '%' into the redirect as it is, so that such an image is found only while no other"
                                + " has the name that it decodes to: "
                                + String.join("; ", broken),
                        "name originals without '%'");
    }

    Finding lineBreaks(String check) throws IOException {
        Link missing = at.atWebsite(at.bucketKey(examination.missing()));
        for (String lineBreak : List.of("%0D%0A", "%0A")) {
            String added = lineBreak + PLANTED + ":%20yes-missing";
            WebAnswer answer = examination.web.fetch(missing.at(missing.path().replace("-missing", added)));
            if (answer.header(PLANTED).isPresent()) {
                return Finding.warning(
                        check,
                        "whoever puts " + lineBreak + " into a path adds headers of his own to the website's redirect,"
                                + " cookies for example",
                        "no rule of a bucket can prevent it: let a proxy in front of the website refuse paths with %0D or"
                                + " %0A");
            }
        }
        return Finding.ok(check, "a line break in a path adds no header to the redirect");
    }

    private List<String> broken(List<String> endings) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String ending : endings) {
            Variant variant = at.variant(examination.key(ending));
            Link link = at.atWebsite(at.bucketKey(variant));
            WebAnswer answer = examination.web.fetch(link);
            Link actual = Examination.destination(link, answer);
            if (actual == null || !isSame(at.atProcessor(at.urls().format(variant)), actual)) {
                broken.add("'" + at.urls().key(variant) + "' gets " + answer.summary());
            }
        }
        return broken;
    }

    /** What is percent-encoded and need not be, or the other way round, makes no difference. */
    private static boolean isSame(Link expected, Link actual) {
        return expected.scheme().equalsIgnoreCase(actual.scheme())
                && expected.authority().equalsIgnoreCase(actual.authority())
                && decoded(expected.path()).equals(decoded(actual.path()));
    }

    /** Or as it is, if it is not well encoded. */
    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    Finding loop(String check) throws IOException {
        Variant missing = examination.missing();
        Link website = at.atWebsite(at.bucketKey(missing));
        Link processor = at.atProcessor(at.urls().format(missing));
        for (Link from : List.of(website, processor)) {
            List<WebAnswer> way = examination.web.follow(from, MOST_HOPS);
            WebAnswer last = way.get(way.size() - 1);
            if (last.isRedirect()) {
                return Finding.problem(
                        check,
                        "from " + from + " there is still a redirect after " + MOST_HOPS + " answers, the last "
                                + last.summary(),
                        "the processor, or what stands before it, must answer itself and never send visitors back to "
                                + at.website());
            }
        }
        return Finding.ok(check, "visitors are not sent in circles");
    }

    Finding caching(String check) throws IOException {
        WebAnswer answer = examination.web.fetch(at.atWebsite(at.bucketKey(examination.missing())));
        String kept = answer.header("cache-control")
                .map(value -> "Cache-Control: " + value)
                .orElse("no Cache-Control");
        return switch (answer.status()) {
            case 301, 308 ->
                Finding.warning(
                        check,
                        "the redirect is a " + answer.status() + " with " + kept
                                + ": browsers and CDNs keep it for ever,"
                                + " and go on to ask the processor for images that the website has long had",
                        "route with 302, or with 307 behind a CDN: routing --apply --redirect-code 307");
            case 302 ->
                Finding.ok(
                        check,
                        "302 with " + kept + ": browsers do not keep it. A CDN may, as CloudFront does for its default"
                                + " TTL: let it keep redirects for seconds, or route with 307, which it keeps only if told");
            case 307 ->
                Finding.ok(check, "307 with " + kept + ": neither browsers nor CDNs such as CloudFront keep it");
            default -> Finding.problem(check, "the redirect is a " + answer.status(), "route with 302 or 307");
        };
    }
}
