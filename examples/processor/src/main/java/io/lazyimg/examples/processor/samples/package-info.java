/** Pictures made by code that behave as photographs do: fine texture, gradients, hard edges, a camera's JPEG. */
@NullMarked
package io.lazyimg.examples.processor.samples;

import org.jspecify.annotations.NullMarked;
