/** A Thymeleaf dialect of lazyimg. */
module io.lazyimg.thymeleaf {
    requires transitive io.lazyimg.core;
    requires transitive thymeleaf;
    requires org.jspecify;

    exports io.lazyimg.thymeleaf;
}
