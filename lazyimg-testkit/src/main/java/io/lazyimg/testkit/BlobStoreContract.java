package io.lazyimg.testkit;

import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The duties of a {@link BlobStore} as tests. An implementer extends it and says how to open a store:
 *
 * <pre>{@code
 * class MyBlobStoreTest extends BlobStoreContract {
 *     @Override
 *     protected BlobStore open() {
 *         return MyBlobStore.ofBucket("test-" + UUID.randomUUID());
 *     }
 * }
 * }</pre>
 *
 * <p>The store must take 9 MB, and must not evict within a test.
 */
public abstract class BlobStoreContract
        implements ReadingDuties, WritingDuties, RemovingDuties, ListingDuties, KeyDuties, RacingDuties {
    private Optional<BlobStore> opened = Optional.empty();

    /** For subclasses. */
    protected BlobStoreContract() {}

    /** A store that holds nothing. Called once before each test, and closed after it. */
    protected abstract BlobStore open() throws IOException;

    /**
     * Another object for the same place as the store opened last, as after a restart; or nothing, as by default, if
     * what the store holds ends with it.
     */
    protected Optional<BlobStore> reopen() throws IOException {
        return Optional.empty();
    }

    /** The store under test. */
    @Override
    public final BlobStore store() {
        return opened.orElseThrow();
    }

    @Override
    public final Optional<BlobStore> restarted() throws IOException {
        Optional<BlobStore> again = reopen();
        if (again.isPresent()) {
            store().close();
            opened = again;
        }
        return again;
    }

    @BeforeEach
    final void openStore() throws IOException {
        opened = Optional.of(open());
    }

    @AfterEach
    final void closeStore() throws IOException {
        if (opened.isPresent()) {
            opened.get().close();
        }
    }
}
