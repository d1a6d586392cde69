/** JSP tags of lazyimg, for Jakarta Server Pages 3 and later. */
module io.lazyimg.jsp {
    requires transitive io.lazyimg.core;
    requires transitive jakarta.servlet;
    requires transitive jakarta.servlet.jsp;
    requires org.jspecify;

    exports io.lazyimg.jsp;
}
