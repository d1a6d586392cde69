/** JSP tags, which stand on {@link io.lazyimg.html}, and who finds them their {@link io.lazyimg.ImageUrls}. */
@org.jspecify.annotations.NullMarked
package io.lazyimg.jsp;
