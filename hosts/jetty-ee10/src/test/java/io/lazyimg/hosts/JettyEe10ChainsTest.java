package io.lazyimg.hosts;

class JettyEe10ChainsTest extends ChainsContract {
    JettyEe10ChainsTest() {
        super(JettyEe10::start);
    }
}
