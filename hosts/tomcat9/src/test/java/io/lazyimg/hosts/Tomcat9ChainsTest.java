package io.lazyimg.hosts;

class Tomcat9ChainsTest extends ChainsContract {
    Tomcat9ChainsTest() {
        super(Tomcat9::start);
    }
}
