/** What an application uses: build a {@link io.lazyimg.LazyImages} and serve requests with it. */
@NullMarked
package io.lazyimg;

import org.jspecify.annotations.NullMarked;
