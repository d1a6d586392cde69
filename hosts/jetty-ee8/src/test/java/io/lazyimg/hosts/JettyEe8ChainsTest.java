package io.lazyimg.hosts;

class JettyEe8ChainsTest extends ChainsContract {
    JettyEe8ChainsTest() {
        super(JettyEe8::start);
    }
}
