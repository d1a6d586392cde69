package io.lazyimg.testkit;

/** The operations of a {@link io.lazyimg.spi.BlobStore}. */
public enum StoreOperation {
    READ,
    STAT,
    PUT_IF_ABSENT,
    PUT,
    DELETE,
    DELETE_IF_MATCH,
    LIST
}
