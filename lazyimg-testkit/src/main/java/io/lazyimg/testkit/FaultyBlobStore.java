package io.lazyimg.testkit;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A store whose next operations fail, wait or deliver less than they should, as a test says. Each fault is used up by
 * one call, in the order in which faults were added; calls without a fault go to the store behind. Safe for use by many
 * threads.
 */
public final class FaultyBlobStore extends InterceptedBlobStore {
    private interface Fault {
        void strike() throws IOException;
    }

    private final Map<StoreOperation, Queue<Fault>> faults = new EnumMap<>(StoreOperation.class);

    private record Cut(int afterBytes, InputStream rest) {}

    private final Queue<Cut> cuts = new ConcurrentLinkedQueue<>();

    private FaultyBlobStore(BlobStore store) {
        super(store);
        for (StoreOperation operation : StoreOperation.values()) {
            faults.put(operation, new ConcurrentLinkedQueue<>());
        }
    }

    /** A store that as yet behaves like this one. */
    public static FaultyBlobStore of(BlobStore store) {
        return new FaultyBlobStore(Objects.requireNonNull(store));
    }

    /** Makes the next call fail without reaching the store behind. */
    public void failNext(StoreOperation operation) {
        add(operation, () -> {
            throw new IOException("made to fail: " + operation);
        });
    }

    /** Makes the next call wait before it reaches the store behind. */
    public Hold holdNext(StoreOperation operation) {
        Hold hold = new Hold();
        add(operation, hold::pass);
        return hold;
    }

    /** Makes the content of the next blob that is found end with an {@link IOException} after so many bytes. */
    public void breakNextRead(int afterBytes) {
        cuts.add(new Cut(afterBytes, new BrokenStream()));
    }

    /** Makes the content of the next blob that is found end after so many bytes, as if that were all. */
    public void truncateNextRead(int afterBytes) {
        cuts.add(new Cut(afterBytes, InputStream.nullInputStream()));
    }

    @Override
    public Optional<Blob> read(String key) throws IOException {
        Optional<Blob> found = super.read(key);
        Cut cut = found.isPresent() ? cuts.poll() : null;
        return cut == null ? found : Optional.of(cut(found.get(), cut));
    }

    @Override
    void before(StoreOperation operation, String key) throws IOException {
        Fault fault = queue(operation).poll();
        if (fault != null) {
            fault.strike();
        }
    }

    private void add(StoreOperation operation, Fault fault) {
        queue(operation).add(fault);
    }

    private Queue<Fault> queue(StoreOperation operation) {
        return Objects.requireNonNull(faults.get(operation));
    }

    private static Blob cut(Blob blob, Cut cut) throws IOException {
        try (blob) {
            byte[] head = blob.content().readNBytes(cut.afterBytes());
            return new Blob(blob.info(), new SequenceInputStream(new ByteArrayInputStream(head), cut.rest()));
        }
    }
}
