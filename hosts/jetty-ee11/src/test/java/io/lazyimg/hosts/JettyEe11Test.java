package io.lazyimg.hosts;

class JettyEe11Test extends HostContract {
    JettyEe11Test() {
        super(JettyEe11::start);
    }
}
