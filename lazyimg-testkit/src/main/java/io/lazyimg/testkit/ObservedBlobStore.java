package io.lazyimg.testkit;

import io.lazyimg.spi.BlobStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A store that remembers which operations of another were called. Safe for use by many threads. */
public final class ObservedBlobStore extends InterceptedBlobStore {
    private record Call(StoreOperation operation, String key) {}

    private final List<Call> calls = new ArrayList<>();

    private ObservedBlobStore(BlobStore store) {
        super(store);
    }

    /** An observed view of a store. */
    public static ObservedBlobStore of(BlobStore store) {
        return new ObservedBlobStore(Objects.requireNonNull(store));
    }

    /** How often an operation was called, also where it failed. */
    public int calls(StoreOperation operation) {
        return keys(operation).size();
    }

    /** The keys or prefixes that an operation was called with, in the order of the calls. */
    public synchronized List<String> keys(StoreOperation operation) {
        return calls.stream()
                .filter(call -> call.operation() == operation)
                .map(Call::key)
                .toList();
    }

    /** How often any operation was called. */
    public synchronized int calls() {
        return calls.size();
    }

    /** Begins to count from nothing. */
    public synchronized void forget() {
        calls.clear();
    }

    @Override
    synchronized void before(StoreOperation operation, String key) {
        calls.add(new Call(operation, key));
    }
}
