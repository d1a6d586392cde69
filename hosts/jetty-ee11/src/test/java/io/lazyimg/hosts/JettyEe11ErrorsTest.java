package io.lazyimg.hosts;

class JettyEe11ErrorsTest extends ErrorsContract {
    JettyEe11ErrorsTest() {
        super(JettyEe11::start);
    }
}
