package io.lazyimg.internal;

import io.lazyimg.ImageEvent.Kind;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * How many derivatives of one original there are: what a listing showed, and what has been stored from here and was not
 * shown. Guarded by its {@link VariantBudget}.
 */
final class VariantCount {
    /** A derivative that is being made, told apart from another of the same key. */
    static final class Making {
        final String key;
        /** Whether a listing has shown it. */
        boolean shown;

        Making(String key) {
            this.key = key;
        }
    }

    /** What a listing that is about to begin will have seen. */
    record Before(Set<Making> stored, int purges) {}

    private final Set<Making> making = new HashSet<>();
    private final Set<Making> saving = new HashSet<>();
    private final Set<Making> stored = new HashSet<>();
    /** How many were listed; -1 if that is not known. */
    private int listed = -1;

    private long listedAt;
    private int listings;
    private int purges;

    /** The listing under way, if there is one. */
    @Nullable
    CompletableFuture<Void> listing;

    /** Whether nothing is lost with this but a listing. */
    boolean isIdle() {
        return making.isEmpty() && listing == null;
    }

    boolean isKnown() {
        return listed >= 0;
    }

    boolean isFresh(long nanoTime, Duration trust) {
        return isKnown() && nanoTime - listedAt < trust.toNanos();
    }

    /** How many listings there were. */
    int listings() {
        return listings;
    }

    /** How many there will be if all that are being made are stored. */
    int expected() {
        return listed + stored.size() + making.size();
    }

    /** How many there will be if all that are being stored are. */
    int certain() {
        return listed + stored.size() + saving.size();
    }

    /** Whether so many are stored, as far as is known, and a listing could show fewer: somebody may have removed some. */
    boolean isWorthListing(int most) {
        return !stored.isEmpty() && listed + stored.size() >= most;
    }

    /** How many have been or are being stored from here that no listing has shown, and that others may not have seen. */
    int unseen() {
        return stored.size() + saving.size();
    }

    void make(Making one) {
        making.add(one);
    }

    void save(Making one) {
        if (!one.shown) {
            saving.add(one);
        }
    }

    /**
     * Ends the making.
     *
     * @param kind what became of it; one that could not be stored may have been all the same
     */
    void end(Making one, @Nullable Kind kind) {
        making.remove(one);
        boolean may = kind == Kind.SAVED || kind == Kind.SAVE_LOST || kind == Kind.SAVE_FAILED;
        if (saving.remove(one) && may && (isKnown() || listing != null)) {
            stored.add(one);
        }
    }

    /** Makes nothing of what was known. */
    void purge() {
        purges++;
        listed = -1;
        stored.clear();
    }

    Before beforeListing() {
        return new Before(Set.copyOf(stored), purges);
    }

    /** Takes in what was listed, unless there was a purge meanwhile. */
    void list(StoredVariants.Found found, Before before, long nanoTime) {
        listings++;
        if (purges != before.purges) {
            return;
        }
        int known = found.whole() ? 0 : Math.max(0, listed) + before.stored.size();
        listed = Math.max(found.keys().size(), known);
        listedAt = nanoTime;
        stored.removeAll(before.stored);
        stored.removeIf(one -> found.keys().contains(one.key));
        for (Making one : saving) {
            one.shown = found.keys().contains(one.key);
        }
        saving.removeIf(one -> one.shown);
        making.removeIf(one -> one.shown);
    }
}
