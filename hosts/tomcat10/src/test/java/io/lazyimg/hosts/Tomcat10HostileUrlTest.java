package io.lazyimg.hosts;

class Tomcat10HostileUrlTest extends HostileUrlContract {
    Tomcat10HostileUrlTest() {
        super("tomcat10", Tomcat10::start);
    }
}
