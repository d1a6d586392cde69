package io.lazyimg.hosts;

class Tomcat9HostileUrlTest extends HostileUrlContract {
    Tomcat9HostileUrlTest() {
        super("tomcat9", Tomcat9::start);
    }
}
