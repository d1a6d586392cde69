package io.lazyimg.hosts;

class Tomcat9Test extends HostContract {
    Tomcat9Test() {
        super(Tomcat9::start);
    }
}
