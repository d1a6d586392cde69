package io.lazyimg.hosts;

class Tomcat11ChainsTest extends ChainsContract {
    Tomcat11ChainsTest() {
        super(Tomcat11::start);
    }
}
