/** The starter in applications of Spring Boot, over HTTP. */
@NullMarked
package io.lazyimg.hosts.spring;

import org.jspecify.annotations.NullMarked;
