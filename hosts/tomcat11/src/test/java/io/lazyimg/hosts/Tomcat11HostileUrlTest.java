package io.lazyimg.hosts;

class Tomcat11HostileUrlTest extends HostileUrlContract {
    Tomcat11HostileUrlTest() {
        super("tomcat11", Tomcat11::start);
    }
}
