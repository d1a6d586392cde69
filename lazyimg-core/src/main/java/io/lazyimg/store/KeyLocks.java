package io.lazyimg.store;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** A fixed number of locks shared out among all keys. */
final class KeyLocks {
    private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(256).toArray(Lock[]::new);

    /** The lock of a key, which other keys may have too. */
    Lock of(String key) {
        return locks[Math.floorMod(key.hashCode(), locks.length)];
    }
}
