/** S3 as a store, as a website that redirects what it does not have, and what to look at when it does not work. */
@NullMarked
package io.lazyimg.s3;

import org.jspecify.annotations.NullMarked;
