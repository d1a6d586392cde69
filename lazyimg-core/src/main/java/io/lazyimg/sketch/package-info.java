/** What can be said of a picture in a few bytes. */
@NullMarked
package io.lazyimg.sketch;

import org.jspecify.annotations.NullMarked;
