package io.lazyimg.hosts;

class Tomcat11ErrorsTest extends ErrorsContract {
    Tomcat11ErrorsTest() {
        super(Tomcat11::start);
    }
}
