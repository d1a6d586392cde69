/** The filter that a web application mounts. */
@NullMarked
package io.lazyimg.servlet;

import org.jspecify.annotations.NullMarked;
