package io.lazyimg.hosts;

class JettyEe11ChainsTest extends ChainsContract {
    JettyEe11ChainsTest() {
        super(JettyEe11::start);
    }
}
