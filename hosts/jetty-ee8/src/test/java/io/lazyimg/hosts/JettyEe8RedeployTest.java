package io.lazyimg.hosts;

class JettyEe8RedeployTest extends RedeployContract {
    JettyEe8RedeployTest() {
        super(JettyEe8::start);
    }
}
