package io.lazyimg.hosts;

class Tomcat11VisitorsTest extends VisitorsContract {
    Tomcat11VisitorsTest() {
        super(Tomcat11::start);
    }
}
