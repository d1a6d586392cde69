/** The standalone processor: lazyimg behind a web server of its own, in one jar. */
@NullMarked
package io.lazyimg.examples.processor;

import org.jspecify.annotations.NullMarked;
