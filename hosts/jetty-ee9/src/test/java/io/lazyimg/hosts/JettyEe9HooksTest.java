package io.lazyimg.hosts;

class JettyEe9HooksTest extends HooksContract {
    JettyEe9HooksTest() {
        super(JettyEe9::start);
    }
}
