package io.lazyimg.hosts;

class JettyEe9ChainsTest extends ChainsContract {
    JettyEe9ChainsTest() {
        super(JettyEe9::start);
    }
}
