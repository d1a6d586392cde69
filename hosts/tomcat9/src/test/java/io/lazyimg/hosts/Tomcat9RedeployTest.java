package io.lazyimg.hosts;

class Tomcat9RedeployTest extends RedeployContract {
    Tomcat9RedeployTest() {
        super(Tomcat9::start);
    }
}
