package io.lazyimg.hosts;

class JettyEe8VisitorsTest extends VisitorsContract {
    JettyEe8VisitorsTest() {
        super(JettyEe8::start);
    }
}
