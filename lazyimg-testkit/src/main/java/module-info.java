/** Contracts that every store and every engine of lazyimg passes; an implementer extends one and runs it. */
module io.lazyimg.testkit {
    requires transitive io.lazyimg.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.jspecify;
    requires java.desktop;
    requires jdk.management;
    requires org.assertj.core;

    exports io.lazyimg.testkit;
}
