/** Work on any number of images without a visitor: bounded in memory, with progress, a way to stop it and a report. */
@NullMarked
package io.lazyimg.examples.processor.bulk;

import org.jspecify.annotations.NullMarked;
