package io.lazyimg.hosts;

class JettyEe10RedeployTest extends RedeployContract {
    JettyEe10RedeployTest() {
        super(JettyEe10::start);
    }
}
