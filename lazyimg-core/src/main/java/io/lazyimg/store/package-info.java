/** Stores that need nothing but the JDK: a folder on a disk, and memory. */
@NullMarked
package io.lazyimg.store;

import org.jspecify.annotations.NullMarked;
