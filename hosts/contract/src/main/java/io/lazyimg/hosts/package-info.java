/** What every servlet container must show with the filter mounted. */
@NullMarked
package io.lazyimg.hosts;

import org.jspecify.annotations.NullMarked;
