/** The side-by-side run: which pictures, which peers, in which order, and what is said of them. */
@NullMarked
package io.lazyimg.peers;

import org.jspecify.annotations.NullMarked;
