/**
 * What an implementer of an SPI extends to see that all its duties are kept, with the pictures for it and with stores
 * that fail on demand.
 */
@NullMarked
package io.lazyimg.testkit;

import org.jspecify.annotations.NullMarked;
