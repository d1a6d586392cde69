/** Rate limits with Bucket4j, in one JVM and over Redis for many. */
@NullMarked
package io.lazyimg.bucket4j;

import org.jspecify.annotations.NullMarked;
