package io.lazyimg.hosts;

class JettyEe11VisitorsTest extends VisitorsContract {
    JettyEe11VisitorsTest() {
        super(JettyEe11::start);
    }
}
