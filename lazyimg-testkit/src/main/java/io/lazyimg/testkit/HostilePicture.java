package io.lazyimg.testkit;

import java.util.function.Supplier;

/**
 * A file made to do harm to whoever decodes it.
 *
 * @param name a file's name; its extension need not be true
 * @param status what a server with default limits and a heap of 128 MB answers for a small picture of it
 * @param content makes the bytes; up to some megabytes
 */
public record HostilePicture(String name, int status, Supplier<byte[]> content) {
    /** Stands in whatever metadata the file has, and in what is no picture; must not be in any answer. */
    public static final String MARK = "hostile<script>mark";
}
