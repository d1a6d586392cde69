package io.lazyimg.hosts;

class JettyEe9RedeployTest extends RedeployContract {
    JettyEe9RedeployTest() {
        super(JettyEe9::start);
    }
}
