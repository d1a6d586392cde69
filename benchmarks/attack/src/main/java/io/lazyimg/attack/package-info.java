/** Attacks on a processor, and a good client amid them. */
@NullMarked
package io.lazyimg.attack;

import org.jspecify.annotations.NullMarked;
