/** Stores of lazyimg on S3, the routing rules of a website bucket, and the doctor. */
@SuppressWarnings("module") // that is its name
module io.lazyimg.s3 {
    requires transitive io.lazyimg.core;
    requires transitive software.amazon.awssdk.services.s3;
    requires java.xml;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.http.apache5;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.retries;
    requires software.amazon.awssdk.retries.api;
    requires software.amazon.awssdk.utils;
    requires org.jspecify;
    requires org.slf4j;

    exports io.lazyimg.s3;

    provides io.lazyimg.spi.BlobStoreProvider with
            io.lazyimg.s3.S3BlobStoreProvider;
}
