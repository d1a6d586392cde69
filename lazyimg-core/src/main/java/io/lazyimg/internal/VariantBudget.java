package io.lazyimg.internal;

import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.internal.VariantCount.Making;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many derivatives of one original are stored. They are counted in the store, by one listing, when the first
 * is made here; from then on what is made here is added, and the store is looked at again after a while, and before more
 * is stored than other processes may overlook. Safe for use by many threads.
 *
 * <p>Of processes with one store, each stores at most {@link #UNSEEN} that the others have not seen: together they pass
 * the bound by at most so many for each process but one. What a single process makes never passes it.
 */
final class VariantBudget {
    /** How many derivatives of an original are stored without a look at what others have stored. */
    static final int UNSEEN = 8;
    /** How long a count holds. */
    static final Duration TRUST = Duration.ofSeconds(60);
    /** How many originals' counts are remembered. */
    static final int MAX_KNOWN = 10_000;

    private final int most;
    private final StoredVariants variants;
    private final Runnable beforeListing;
    private final LongSupplier nanoTime;
    private final Map<String, VariantCount> counts = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * A budget.
     *
     * @param most how many derivatives of an original are stored; 0 for any number
     * @param beforeListing is told of each listing
     */
    VariantBudget(int most, StoredVariants variants, Runnable beforeListing, LongSupplier nanoTime) {
        this.most = most;
        this.variants = variants;
        this.beforeListing = beforeListing;
        this.nanoTime = nanoTime;
    }

    /**
     * Refuses one more derivative of an original that is known to have its number. Asks no store.
     *
     * @throws ImageException {@code TOO_MANY_VARIANTS}
     */
    synchronized void check(String originalKey) {
        VariantCount count = counts.get(originalKey);
        if (count != null && count.isFresh(nanoTime.getAsLong(), TRUST) && !count.isWorthListing(most)) {
            check(count);
        }
    }

    /**
     * Takes a place for a derivative that is about to be rendered.
     *
     * @param originalKey an original that is there
     * @param bounded whether the budget bounds it; one that is not only counts
     * @return the place, to be settled
     * @throws ImageException {@code TOO_MANY_VARIANTS} if there are as many as there may be
     * @throws IOException if the store does not tell how many there are
     */
    Place take(String originalKey, String key, boolean bounded, Deadline deadline) throws IOException {
        while (true) {
            VariantCount count;
            int listings;
            synchronized (this) {
                count = known(originalKey);
                listings = count.listings();
                boolean told = count.isFresh(nanoTime.getAsLong(), TRUST) && !count.isWorthListing(most);
                if (!isBounding(bounded) || told) {
                    if (isBounding(bounded)) {
                        check(count);
                    }
                    Making making = new Making(key);
                    count.make(making);
                    return new Place(originalKey, count, making, bounded);
                }
            }
            list(originalKey, count, listings, deadline);
        }
    }

    /** Has the store looked at before anything more is made of an original. */
    synchronized void forget(String originalKey) {
        VariantCount count = counts.get(originalKey);
        if (count != null) {
            count.purge();
        }
    }

    private boolean isBounding(boolean bounded) {
        return bounded && most > 0;
    }

    private void check(VariantCount count) {
        int expected = count.expected();
        if (expected >= most) {
            throw new ImageException(
                    Reason.TOO_MANY_VARIANTS,
                    expected + " derivatives of this original are stored or being made, and maxVariants is " + most);
        }
    }

    private VariantCount known(String originalKey) {
        VariantCount count = counts.computeIfAbsent(originalKey, key -> new VariantCount());
        Iterator<VariantCount> eldest = counts.values().iterator();
        while (counts.size() > MAX_KNOWN && eldest.hasNext()) {
            if (eldest.next().isIdle()) { // the others are no more than there are renders under way
                eldest.remove();
            }
        }
        return count;
    }

    /**
     * Looks into the store, or waits for somebody who does.
     *
     * @param seen how many listings there had been when one was found to be needed
     */
    private void list(String originalKey, VariantCount count, int seen, Deadline deadline) throws IOException {
        CompletableFuture<Void> own = new CompletableFuture<>();
        CompletableFuture<Void> other;
        VariantCount.Before before;
        synchronized (this) {
            if (count.listings() != seen) {
                return;
            }
            other = count.listing;
            if (other == null) {
                count.listing = own;
            }
            before = count.beforeListing();
        }
        if (other != null) {
            await(other, deadline);
            return;
        }
        try {
            beforeListing.run();
            StoredVariants.Found found = variants.find(originalKey, most);
            synchronized (this) {
                count.list(found, before, nanoTime.getAsLong());
                count.listing = null;
            }
            own.complete(null);
        } catch (IOException | RuntimeException | Error e) {
            synchronized (this) {
                count.listing = null;
            }
            own.completeExceptionally(e);
            throw e;
        }
    }

    private static void await(CompletableFuture<Void> listing, Deadline deadline) throws IOException {
        try {
            listing.get(Math.max(0, deadline.left()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException("the listing failed", e);
        } catch (TimeoutException e) {
            throw new IOException("the listing did not end in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** A derivative's place in the budget, from before it is rendered until it is stored or given up. */
    final class Place {
        private final String originalKey;
        private final VariantCount count;
        private final Making making;
        private final boolean bounded;

        private Place(String originalKey, VariantCount count, Making making, boolean bounded) {
            this.originalKey = originalKey;
            this.count = count;
            this.making = making;
            this.bounded = bounded;
        }

        /**
         * Says that it is about to be stored.
         *
         * @return whether it may be, after what others have stored meanwhile
         * @throws IOException if the store does not tell
         */
        boolean beginSave(Deadline deadline) throws IOException {
            while (true) {
                int listings;
                synchronized (VariantBudget.this) {
                    listings = count.listings();
                    boolean told = count.isKnown() && count.unseen() < UNSEEN && !count.isWorthListing(most);
                    if (!isBounding(bounded) || told) {
                        if (isBounding(bounded) && count.certain() >= most) {
                            return false;
                        }
                        count.save(making);
                        return true;
                    }
                }
                list(originalKey, count, listings, deadline);
            }
        }

        /** Says what became of it, {@code null} if there was nothing to store. */
        void settle(@Nullable Kind kind) {
            synchronized (VariantBudget.this) {
                count.end(making, kind);
                if (count.isIdle() && !count.isKnown()) {
                    counts.remove(originalKey, count);
                }
            }
        }
    }
}
