/** What the engines of this project share: no API, and exported to them alone. */
@NullMarked
package io.lazyimg.codec;

import org.jspecify.annotations.NullMarked;
