package io.lazyimg.hosts;

class JettyEe11HooksTest extends HooksContract {
    JettyEe11HooksTest() {
        super(JettyEe11::start);
    }
}
