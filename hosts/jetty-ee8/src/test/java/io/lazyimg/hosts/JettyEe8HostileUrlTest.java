package io.lazyimg.hosts;

class JettyEe8HostileUrlTest extends HostileUrlContract {
    JettyEe8HostileUrlTest() {
        super("jetty-ee8", JettyEe8::start);
    }
}
