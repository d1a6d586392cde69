package io.lazyimg.s3;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * A fixed number of locks shared out among all keys. Single writes share them; whoever must look before it writes holds
 * one alone, so that nothing written through the same store comes between.
 */
final class KeyLocks {
    private final ReadWriteLock[] locks =
            Stream.generate(ReentrantReadWriteLock::new).limit(256).toArray(ReadWriteLock[]::new);

    /** The lock of a key, which other keys may have too. */
    ReadWriteLock of(String key) {
        return locks[Math.floorMod(key.hashCode(), locks.length)];
    }
}
