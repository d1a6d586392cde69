/** A JPEG engine in pure Java that shrinks while it decodes, and the same decoder as a plug-in of ImageIO. */
@NullMarked
package io.lazyimg.jpeg;

import org.jspecify.annotations.NullMarked;
