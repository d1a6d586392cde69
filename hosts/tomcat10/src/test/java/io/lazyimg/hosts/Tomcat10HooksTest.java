package io.lazyimg.hosts;

class Tomcat10HooksTest extends HooksContract {
    Tomcat10HooksTest() {
        super(Tomcat10::start);
    }
}
