/** A gallery: upload a picture, see it in six sizes. */
@NullMarked
package io.lazyimg.examples.spring;

import org.jspecify.annotations.NullMarked;
