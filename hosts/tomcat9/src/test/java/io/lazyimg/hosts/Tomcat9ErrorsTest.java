package io.lazyimg.hosts;

class Tomcat9ErrorsTest extends ErrorsContract {
    Tomcat9ErrorsTest() {
        super(Tomcat9::start);
    }
}
