package io.lazyimg.s3;

import io.lazyimg.s3.Finding.Level;
import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One thing to look at.
 *
 * @param name its name
 * @param needs the names of the checks without which this one cannot be made
 * @param denied how bad it is if the credentials in use may not look
 * @param permissions what they must be allowed
 */
record Check(String name, List<String> needs, Level denied, String permissions, Look look) {
    /** Looks. */
    @FunctionalInterface
    interface Look {
        Finding at(String name) throws IOException, InterruptedException;
    }

    /** A check that takes no permission of S3. */
    static Check of(String name, List<String> needs, Look look) {
        return new Check(name, needs, Level.PROBLEM, "", look);
    }

    /** A check without which others make no sense, or visitors nothing get. */
    Check permissions(String actions, S3Location location) {
        return new Check(name, needs, denied, actions + " on " + AccessPolicies.bucket(location), look);
    }

    /** The same, with a warning where it must not be made. */
    Check optional() {
        return new Check(name, needs, Level.WARNING, permissions, look);
    }

    /** Makes it; whatever goes wrong is a finding. */
    Finding make() throws InterruptedException {
        try {
            return look.at(name);
        } catch (SdkException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted");
            }
            if (S3Failure.isDenied(e) && !permissions.isEmpty()) {
                return new Finding(
                        name,
                        denied,
                        "the credentials in use may not look (" + S3Failure.text(e) + ")",
                        "allow them " + permissions + "; the command policy prints whole policies");
            }
            return Finding.problem(
                    name,
                    "S3 fails: " + S3Failure.text(e),
                    "see that the environment, a profile or a role gives credentials, and that the bucket's region and"
                            + " the endpoint are right");
        } catch (IOException | RuntimeException e) {
            return Finding.problem(name, "failed: " + (e.getMessage() == null ? e : e.getMessage()), "");
        }
    }
}
