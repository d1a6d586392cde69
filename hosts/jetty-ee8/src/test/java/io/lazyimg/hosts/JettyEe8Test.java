package io.lazyimg.hosts;

class JettyEe8Test extends HostContract {
    JettyEe8Test() {
        super(JettyEe8::start);
    }
}
