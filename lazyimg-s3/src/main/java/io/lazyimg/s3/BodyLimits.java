package io.lazyimg.s3;

import java.time.Duration;

/**
 * How long and how often a body is waited for. The SDK's timeouts end where the body begins.
 *
 * @param waiting how long the server may keep the reader of one body waiting, in all; a slow reader's own time does not
 *     count
 * @param resumes how often a body that breaks off is asked for again
 */
record BodyLimits(Duration waiting, int resumes) {
    static final BodyLimits DEFAULT = new BodyLimits(Duration.ofSeconds(60), 4);
}
