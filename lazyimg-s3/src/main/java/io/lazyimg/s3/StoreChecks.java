package io.lazyimg.s3;

import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Looks at the two places. */
final class StoreChecks {
    private final Examination examination;
    private final Installation at;

    StoreChecks(Examination examination) {
        this.examination = examination;
        this.at = examination.at;
    }

    Finding separate(String check) {
        S3Location from = at.originals();
        S3Location to = at.derivatives();
        boolean overlap = from.bucket().equals(to.bucket())
                && Objects.equals(from.endpoint(), to.endpoint())
                && (from.prefix().startsWith(to.prefix()) || to.prefix().startsWith(from.prefix()));
        return overlap
                ? Finding.problem(
                        check,
                        "originals " + from.uri() + " and derivatives " + to.uri()
                                + " overlap: a purge could delete originals, and the website shows them",
                        "give each a bucket of its own")
                : Finding.ok(check, "originals and derivatives lie apart");
    }

    Finding originals(String check) {
        return readable(check, examination.originals, at.originals(), "originals");
    }

    Finding derivatives(String check) {
        return readable(check, examination.derivatives, at.derivatives(), "derivatives");
    }

    private Finding readable(String check, S3Client client, S3Location location, String setting) {
        boolean listed = false;
        try {
            client.listObjectsV2(list ->
                    list.bucket(location.bucket()).prefix(location.prefix()).maxKeys(1));
            listed = true;
            client.getObjectAsBytes(
                    get -> get.bucket(location.bucket()).key(location.prefix() + examination.key("-none")));
        } catch (NoSuchKeyException e) {
            return Finding.ok(check, location.uri() + " can be read and listed");
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Finding.problem(
                        check,
                        "there is no bucket " + location.bucket(),
                        "make it, or mend lazyimg." + setting + ", the region or the endpoint in it");
            }
            if (listed && S3Failure.isDenied(e) && !location.prefix().isEmpty()) {
                return Finding.ok(check, location.uri() + " can be listed, below its prefix only");
            }
            throw e;
        }
        return Finding.problem(check, location.uri() + " has objects that nobody put there", "");
    }

    Finding originalsPrivate(String check) {
        S3Location location = at.originals();
        String key = examination.key(".txt");
        examination.inOriginals.put(key, TestObjects.text(), PutObjectRequest.builder());
        try (S3Client stranger = S3Access.anonymous(location)) {
            boolean read = isAllowed(() -> stranger.getObjectAsBytes(
                    get -> get.bucket(location.bucket()).key(location.prefix() + key)));
            boolean listed = isAllowed(() -> stranger.listObjectsV2(list ->
                    list.bucket(location.bucket()).prefix(location.prefix()).maxKeys(1)));
            if (!read && !listed) {
                return Finding.ok(check, "nobody can read or list originals without credentials");
            }
            String what = read ? listed ? "read and list" : "read" : "list";
            return Finding.problem(
                    check,
                    "everybody can " + what + " the originals in " + location.uri(),
                    "take what grants it out of the bucket's policy and ACLs, and block public access to "
                            + location.bucket());
        }
    }

    private static boolean isAllowed(Runnable call) {
        try {
            call.run();
            return true;
        } catch (SdkException e) {
            if (e instanceof S3Exception answer && answer.statusCode() < 500) {
                return false;
            }
            throw e;
        }
    }
}
