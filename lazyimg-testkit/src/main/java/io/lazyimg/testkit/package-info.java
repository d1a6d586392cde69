/** What an implementer of an SPI extends to see that all its duties are kept, and stores that fail on demand. */
@NullMarked
package io.lazyimg.testkit;

import org.jspecify.annotations.NullMarked;
