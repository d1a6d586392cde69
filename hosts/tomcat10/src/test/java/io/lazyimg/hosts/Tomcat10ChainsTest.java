package io.lazyimg.hosts;

class Tomcat10ChainsTest extends ChainsContract {
    Tomcat10ChainsTest() {
        super(Tomcat10::start);
    }
}
