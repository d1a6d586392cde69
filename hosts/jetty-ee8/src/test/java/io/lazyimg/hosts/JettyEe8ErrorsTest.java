package io.lazyimg.hosts;

class JettyEe8ErrorsTest extends ErrorsContract {
    JettyEe8ErrorsTest() {
        super(JettyEe8::start);
    }
}
