package io.lazyimg.hosts;

class Tomcat11Test extends HostContract {
    Tomcat11Test() {
        super(Tomcat11::start);
    }
}
