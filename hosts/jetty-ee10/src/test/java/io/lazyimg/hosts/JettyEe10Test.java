package io.lazyimg.hosts;

class JettyEe10Test extends HostContract {
    JettyEe10Test() {
        super(JettyEe10::start);
    }
}
