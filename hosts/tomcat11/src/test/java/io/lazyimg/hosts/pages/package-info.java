/** What the pages of {@code docs/} on Tomcat and on registration in code show. */
@NullMarked
package io.lazyimg.hosts.pages;

import org.jspecify.annotations.NullMarked;
