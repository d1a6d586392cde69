package io.lazyimg.hosts;

class Tomcat9VisitorsTest extends VisitorsContract {
    Tomcat9VisitorsTest() {
        super(Tomcat9::start);
    }
}
