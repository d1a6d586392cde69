/** A host application in twenty lines. */
@NullMarked
package io.lazyimg.examples.embedded;

import org.jspecify.annotations.NullMarked;
