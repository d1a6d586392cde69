package io.lazyimg.hosts;

class JettyEe9HostileUrlTest extends HostileUrlContract {
    JettyEe9HostileUrlTest() {
        super("jetty-ee9", JettyEe9::start);
    }
}
