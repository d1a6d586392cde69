package io.lazyimg;

import java.lang.reflect.Method;

/** What a thread has allocated on the heap. By reflection, since the module does not read {@code jdk.management}. */
public final class Allocation {
    private static final Object THREADS = threads();
    private static final Method BYTES = bytesMethod();

    private Allocation() {}

    /** The bytes that an action allocates, after it ran twice and its classes are loaded. */
    public static long of(Runnable action) {
        action.run();
        action.run();
        long before = bytes();
        action.run();
        return bytes() - before;
    }

    /** The bytes that this thread has allocated until now. */
    public static long bytes() {
        try {
            return (long) BYTES.invoke(THREADS);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no allocated bytes", e);
        }
    }

    private static Object threads() {
        try {
            return Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no thread bean", e);
        }
    }

    private static Method bytesMethod() {
        try {
            return Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no allocated bytes", e);
        }
    }
}
