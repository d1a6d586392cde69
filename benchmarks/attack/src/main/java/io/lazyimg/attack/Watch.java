package io.lazyimg.attack;

/** Looks at a processor five times a second, and remembers the worst. */
final class Watch {
    private static final long EVERY_MILLIS = 200;

    private final Target target;
    private final Thread thread = new Thread(this::look, "watch");
    private volatile boolean over;
    private volatile long heapBytes;
    private volatile int threads;

    Watch(Target target) {
        this.target = target;
        thread.setDaemon(true);
        thread.start();
    }

    private void look() {
        while (!over && target.isAlive()) {
            heapBytes = Math.max(heapBytes, target.heapBytes());
            threads = Math.max(threads, target.threadCount());
            try {
                Thread.sleep(EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The most bytes of the heap that were in use, garbage among them. */
    long heapBytes() {
        return heapBytes;
    }

    /** The most threads that there were. */
    int threads() {
        return threads;
    }

    /** Looks no more. */
    void stop() throws InterruptedException {
        over = true;
        thread.join();
    }
}
