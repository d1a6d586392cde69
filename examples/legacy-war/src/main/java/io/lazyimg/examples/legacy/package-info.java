/** An application as it was before there were annotations. */
package io.lazyimg.examples.legacy;
