/** One page of pictures, in JSP and in Thymeleaf. */
@org.jspecify.annotations.NullMarked
package io.lazyimg.examples.pages;
