package io.lazyimg.hosts;

class Tomcat10RedeployTest extends RedeployContract {
    Tomcat10RedeployTest() {
        super(Tomcat10::start);
    }
}
