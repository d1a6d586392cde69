/** What an adapter implements: where images lie, how they are resized, who may ask for a render. */
@NullMarked
package io.lazyimg.spi;

import org.jspecify.annotations.NullMarked;
