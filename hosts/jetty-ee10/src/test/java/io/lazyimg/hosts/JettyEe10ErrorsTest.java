package io.lazyimg.hosts;

class JettyEe10ErrorsTest extends ErrorsContract {
    JettyEe10ErrorsTest() {
        super(JettyEe10::start);
    }
}
