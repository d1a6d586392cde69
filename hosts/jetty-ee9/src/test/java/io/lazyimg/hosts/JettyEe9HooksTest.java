package io.lazyimg.hosts;

class JettyEe9HooksTest extends HooksContract {
    JettyEe9HooksTest() {
        super(JettyEe9Test::start);
    }
}
