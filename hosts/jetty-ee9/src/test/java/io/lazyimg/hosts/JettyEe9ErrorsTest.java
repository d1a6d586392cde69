package io.lazyimg.hosts;

class JettyEe9ErrorsTest extends ErrorsContract {
    JettyEe9ErrorsTest() {
        super(JettyEe9::start);
    }
}
