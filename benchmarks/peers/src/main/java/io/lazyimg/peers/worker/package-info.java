/** What runs inside a measured JVM. */
@NullMarked
package io.lazyimg.peers.worker;

import org.jspecify.annotations.NullMarked;
