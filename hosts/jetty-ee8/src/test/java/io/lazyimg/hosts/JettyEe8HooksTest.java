package io.lazyimg.hosts;

class JettyEe8HooksTest extends HooksContract {
    JettyEe8HooksTest() {
        super(JettyEe8::start);
    }
}
