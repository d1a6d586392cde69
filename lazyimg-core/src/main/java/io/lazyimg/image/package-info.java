/** The values that everything else speaks in: variants, transforms, formats and the one exception. */
@NullMarked
package io.lazyimg.image;

import org.jspecify.annotations.NullMarked;
