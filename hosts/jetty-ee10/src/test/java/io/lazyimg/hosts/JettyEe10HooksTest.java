package io.lazyimg.hosts;

class JettyEe10HooksTest extends HooksContract {
    JettyEe10HooksTest() {
        super(JettyEe10::start);
    }
}
