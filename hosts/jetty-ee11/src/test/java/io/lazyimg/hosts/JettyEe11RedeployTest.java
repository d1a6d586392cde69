package io.lazyimg.hosts;

class JettyEe11RedeployTest extends RedeployContract {
    JettyEe11RedeployTest() {
        super(JettyEe11::start);
    }
}
