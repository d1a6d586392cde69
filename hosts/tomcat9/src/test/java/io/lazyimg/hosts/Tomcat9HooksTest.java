package io.lazyimg.hosts;

class Tomcat9HooksTest extends HooksContract {
    Tomcat9HooksTest() {
        super(Tomcat9::start);
    }
}
