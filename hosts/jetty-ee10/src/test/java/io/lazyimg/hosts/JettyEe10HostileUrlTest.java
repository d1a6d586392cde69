package io.lazyimg.hosts;

class JettyEe10HostileUrlTest extends HostileUrlContract {
    JettyEe10HostileUrlTest() {
        super("jetty-ee10", JettyEe10::start);
    }
}
