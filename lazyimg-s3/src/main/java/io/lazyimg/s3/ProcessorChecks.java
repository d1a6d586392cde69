package io.lazyimg.s3;

import io.lazyimg.UrlScheme;
import io.lazyimg.image.Variant;
import java.io.IOException;

/** Looks at the processor, past the website. */
final class ProcessorChecks {
    private static final String NO_ORIGINAL = "404 no such original";
    private static final String BAD_SIGNATURE = "403 the signature";

    private final Examination examination;
    private final Installation at;

    ProcessorChecks(Examination examination) {
        this.examination = examination;
        this.at = examination.at;
    }

    Finding mount(String check) throws IOException {
        Link probe = at.atProcessor(probe());
        WebAnswer answer;
        try {
            answer = examination.web.fetch(probe);
        } catch (IOException e) {
            return Finding.problem(
                    check,
                    String.valueOf(e.getMessage()),
                    "start the processor, and see that its name resolves, its port is open and its certificate holds");
        }
        if (isOurs(answer)) {
            return Finding.ok(check, "the processor answers for images below " + at.atProcessor(""));
        }
        if (answer.isRedirect()) {
            return Finding.problem(
                    check,
                    "the processor sends " + probe + " on (" + answer.summary() + ") instead of answering",
                    "let it answer itself; see what stands before it");
        }
        return Finding.problem(
                check,
                "whoever answers at " + at.atProcessor("") + " does not know it for a place of images ("
                        + answer.status() + " " + answer.says() + ")",
                "mend the path of the processor's URL, lazyimg.prefix or where the filter is mounted");
    }

    /** Has the shape of an image URL, signed or not, and names no size that could be. */
    private String probe() {
        return examination.key("_0_0.png");
    }

    private static boolean isOurs(WebAnswer answer) {
        return answer.status() == 400 && answer.says().startsWith("400 ");
    }

    Finding signatures(String check) throws IOException {
        Variant missing = examination.missing();
        String path = at.urls().format(missing);
        String unsigned = UrlScheme.unsigned().format(missing);
        boolean signed = !path.equals(unsigned);
        WebAnswer answer = examination.web.fetch(at.atProcessor(path));
        if (answer.says().startsWith(BAD_SIGNATURE)) {
            return Finding.problem(
                    check,
                    signed
                            ? "the processor does not take signatures made with the keys that are configured here"
                            : "the processor wants signed URLs, and no keys are configured here",
                    "give processor, doctor and whoever writes URLs the same lazyimg.signing-keys");
        }
        if (signed && !answer.says().startsWith(NO_ORIGINAL)) {
            WebAnswer bare = examination.web.fetch(at.atProcessor(unsigned));
            if (bare.says().startsWith(NO_ORIGINAL)) {
                return Finding.problem(
                        check,
                        "keys are configured here, and the processor takes URLs without a signature",
                        "give the processor the same lazyimg.signing-keys");
            }
        }
        if (answer.says().startsWith(NO_ORIGINAL)) {
            return Finding.ok(check, signed ? "signed URLs are accepted" : "unsigned URLs are accepted");
        }
        return Finding.problem(
                check,
                "the processor answers " + answer.summary() + " (" + answer.says() + ") for " + at.size() + " of an"
                        + " original that is not there, and not 404",
                answer.status() == 403 || answer.isRedirect()
                        ? "configure here the sizes that the processor has (lazyimg.sizes, lazyimg.widths)"
                        : "see the processor's log");
    }
}
