/** Contracts that every store and every engine of lazyimg passes, and the pictures and fakes they need. */
@NullMarked
package io.lazyimg.testkit;

import org.jspecify.annotations.NullMarked;
