/** Functions timed one by one, with JMH. */
@NullMarked
package io.lazyimg.benchmarks;

import org.jspecify.annotations.NullMarked;
