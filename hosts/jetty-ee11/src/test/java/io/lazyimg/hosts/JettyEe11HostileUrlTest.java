package io.lazyimg.hosts;

class JettyEe11HostileUrlTest extends HostileUrlContract {
    JettyEe11HostileUrlTest() {
        super("jetty-ee11", JettyEe11::start);
    }
}
