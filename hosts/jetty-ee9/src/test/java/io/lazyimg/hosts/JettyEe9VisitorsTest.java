package io.lazyimg.hosts;

class JettyEe9VisitorsTest extends VisitorsContract {
    JettyEe9VisitorsTest() {
        super(JettyEe9::start);
    }
}
