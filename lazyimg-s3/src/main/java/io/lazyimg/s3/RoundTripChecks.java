package io.lazyimg.s3;

import io.lazyimg.image.Layout;
import io.lazyimg.image.Variant;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Goes the whole way with a test picture; each check goes on where the one before has ended. */
final class RoundTripChecks {
    private static final int MOST_HOPS = 5;
    private static final int PNG_SIZE_AT = 16; // section 11.2.1: behind the signature, a length and a name
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Examination examination;
    private final Installation at;
    private final Variant variant;
    private @Nullable WebAnswer made;
    private @Nullable WebAnswer served;

    RoundTripChecks(Examination examination) {
        this.examination = examination;
        this.at = examination.at;
        this.variant = at.variant(examination.key(".png"));
    }

    Finding roundTrip(String check) throws IOException {
        TestPicture picture = TestPicture.above(at.size());
        examination.inOriginals.put(
                variant.originalKey(), picture.png(), PutObjectRequest.builder().contentType("image/png"));
        examination.inDerivatives.expect(at.urls().key(variant));
        Link link = website();
        List<WebAnswer> way = examination.web.follow(link, MOST_HOPS);
        WebAnswer last = way.get(way.size() - 1);
        if (last.status() == 200 && way.size() > 1) {
            made = last;
            return looks(check, last, picture.layout(at.size()));
        }
        return Finding.problem(
                check,
                "test picture " + link + " ends in " + last.summary() + " (" + last.says() + ") after " + way.size()
                        + " answers",
                last.status() == 404
                        ? "see that the processor's originals are "
                                + at.originals().uri() + " and its lazyimg.prefix is "
                                + (at.prefix().isEmpty() ? "not set" : at.prefix())
                        : "see the processor's log; it must be allowed s3:GetObject and s3:ListBucket on the originals");
    }

    private static Finding looks(String check, WebAnswer answer, Layout expected) {
        byte[] body = answer.body();
        String type = answer.header("content-type").orElse("no type");
        if (!type.equals("image/png") || body.length < PNG_SIZE_AT + 8) {
            return Finding.ok(check, "the test picture was made (" + type + ", " + body.length + " bytes)");
        }
        ByteBuffer size = ByteBuffer.wrap(body, PNG_SIZE_AT, 8);
        int width = size.getInt();
        int height = size.getInt();
        return width == expected.canvasWidth() && height == expected.canvasHeight()
                ? Finding.ok(check, "the test picture was made, " + width + "x" + height)
                : Finding.problem(
                        check,
                        "the test picture came as " + width + "x" + height + " and not as " + expected.canvasWidth()
                                + "x" + expected.canvasHeight(),
                        "see what stands between the website and the processor");
    }

    Finding saved(String check) throws InterruptedException {
        WebAnswer answer = Objects.requireNonNull(made);
        String key = at.bucketKey(variant);
        ResponseBytes<GetObjectResponse> stored = await(key);
        if (stored == null) {
            return Finding.problem(
                    check,
                    "the test picture was made and not stored as s3://"
                            + at.derivatives().bucket() + "/" + key + " within "
                            + at.patience().toSeconds() + " s",
                    "allow the processor s3:PutObject on " + AccessPolicies.bucket(at.derivatives()) + "/"
                            + at.derivatives().prefix() + "*, and see that its derivatives are "
                            + at.derivatives().uri() + "; its log tells of every save that fails");
        }
        String type = answer.header("content-type").orElse("");
        if (!type.equals(stored.response().contentType()) || !Arrays.equals(answer.body(), stored.asByteArray())) {
            return Finding.problem(
                    check,
                    "stored were " + stored.asByteArray().length + " bytes of "
                            + stored.response().contentType() + ", and the visitor got " + answer.body().length + " of "
                            + type,
                    "see what else writes to the derivatives, and what stands before the processor");
        }
        return Finding.ok(
                check, "it was stored as the visitor got it (" + type + ", " + stored.asByteArray().length + " bytes)");
    }

    private @Nullable ResponseBytes<GetObjectResponse> await(String key) throws InterruptedException {
        long until = System.nanoTime() + at.patience().toNanos();
        while (true) {
            try {
                return examination.derivatives.getObjectAsBytes(
                        get -> get.bucket(at.derivatives().bucket()).key(key));
            } catch (NoSuchKeyException e) {
                if (System.nanoTime() > until) {
                    return null;
                }
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        }
    }

    Finding hit(String check) throws IOException {
        WebAnswer answer = examination.web.fetch(website());
        byte[] expected = Objects.requireNonNull(made).body();
        if (answer.status() == 200 && Arrays.equals(answer.body(), expected)) {
            served = answer;
            return Finding.ok(check, "the next visitor gets it from the website");
        }
        return Finding.problem(
                check,
                "it is stored, and the website answers " + answer.summary() + " (" + answer.body().length + " bytes)",
                "see that the website serves " + at.derivatives().uri() + ", and what stands before it");
    }

    Finding caching(String check) {
        String kept = Objects.requireNonNull(served).header("cache-control").orElse("");
        if (kept.matches(".*\\b(no-store|no-cache|private|max-age=0)\\b.*") || !kept.contains("max-age")) {
            return Finding.warning(
                    check,
                    "images come with " + (kept.isEmpty() ? "no Cache-Control" : "Cache-Control: " + kept)
                            + ", so that browsers and CDNs ask for each again",
                    "set lazyimg.image-max-age, and purge what is stored already");
        }
        return Finding.ok(check, "images may be kept (" + kept + ")");
    }

    private Link website() {
        return at.atWebsite(at.bucketKey(variant));
    }
}
