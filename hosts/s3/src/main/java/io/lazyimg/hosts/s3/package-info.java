/** S3 servers for tests. */
@NullMarked
package io.lazyimg.hosts.s3;

import org.jspecify.annotations.NullMarked;
