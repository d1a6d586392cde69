package io.lazyimg.testkit;

import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;

/** A call that waits, so that a test can look at what others do meanwhile. Safe for use by many threads. */
public final class Hold {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    Hold() {}

    /** Waits until the call is there. */
    public void awaitArrival() throws InterruptedException {
        arrived.await();
    }

    /** Lets the call go on. */
    public void release() {
        released.countDown();
    }

    void pass() throws InterruptedIOException {
        arrived.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while held");
        }
    }
}
