/** The servlet filter of lazyimg, for Jakarta Servlet 5 and later. */
module io.lazyimg.servlet {
    requires transitive io.lazyimg.core;
    requires transitive jakarta.servlet;
    requires java.desktop;
    requires org.jspecify;
    requires org.slf4j;

    exports io.lazyimg.servlet;
}
