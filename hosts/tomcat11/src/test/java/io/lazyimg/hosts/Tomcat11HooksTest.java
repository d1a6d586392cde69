package io.lazyimg.hosts;

class Tomcat11HooksTest extends HooksContract {
    Tomcat11HooksTest() {
        super(Tomcat11::start);
    }
}
