package io.lazyimg.hosts;

class Tomcat10ErrorsTest extends ErrorsContract {
    Tomcat10ErrorsTest() {
        super(Tomcat10::start);
    }
}
