package io.lazyimg.hosts;

class Tomcat10Test extends HostContract {
    Tomcat10Test() {
        super(Tomcat10::start);
    }
}
