package io.lazyimg.hosts;

class JettyEe9Test extends HostContract {
    JettyEe9Test() {
        super(JettyEe9::start);
    }
}
