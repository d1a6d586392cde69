package io.lazyimg.hosts;

class JettyEe10VisitorsTest extends VisitorsContract {
    JettyEe10VisitorsTest() {
        super(JettyEe10::start);
    }
}
