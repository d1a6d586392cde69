package io.lazyimg.hosts;

class Tomcat10VisitorsTest extends VisitorsContract {
    Tomcat10VisitorsTest() {
        super(Tomcat10::start);
    }
}
