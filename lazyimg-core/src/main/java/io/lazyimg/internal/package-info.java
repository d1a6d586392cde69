/** The pipeline, one small class a step. Not exported. */
@NullMarked
package io.lazyimg.internal;

import org.jspecify.annotations.NullMarked;
