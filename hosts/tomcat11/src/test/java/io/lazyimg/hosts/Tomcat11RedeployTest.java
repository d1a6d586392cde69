package io.lazyimg.hosts;

class Tomcat11RedeployTest extends RedeployContract {
    Tomcat11RedeployTest() {
        super(Tomcat11::start);
    }
}
