/** Contracts that every store and every engine of lazyimg passes, and stores that fail on demand. */
module io.lazyimg.testkit {
    requires transitive io.lazyimg.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires java.desktop;
    requires jdk.management;
    requires org.assertj.core;
    requires static transitive org.jspecify;

    exports io.lazyimg.testkit;

    opens io.lazyimg.testkit to
            org.junit.platform.commons;
}
