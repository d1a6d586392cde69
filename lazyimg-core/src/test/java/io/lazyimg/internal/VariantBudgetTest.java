package io.lazyimg.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.UrlScheme;
import io.lazyimg.image.ImageException;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.store.MemoryBlobStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VariantBudgetTest {
    private static final Deadline SOON = Deadline.after(Duration.ofMinutes(1));

    private final MemoryBlobStore store = MemoryBlobStore.ofBytes(100_000_000);
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // the clock may well overflow
    private final AtomicInteger listings = new AtomicInteger();

    private VariantBudget budget(int most) {
        StoredVariants variants = new StoredVariants(store, UrlScheme.unsigned());
        return new VariantBudget(most, variants, listings::incrementAndGet, now::get);
    }

    private static VariantBudget.Place take(VariantBudget budget, String original, int width) throws IOException {
        return budget.take(original + ".jpg", original + "_" + width + "_0.jpg", true, SOON);
    }

    private void put(String original, int width) throws IOException {
        store.putIfAbsent(original + "_" + width + "_0.jpg", new byte[1], BlobAttributes.of("image/jpeg"));
    }

    private void make(VariantBudget budget, String original, int width) throws IOException {
        VariantBudget.Place place = take(budget, original, width);
        assertThat(place.beginSave(SOON)).isTrue();
        put(original, width);
        place.settle(Kind.SAVED);
    }

    private static void assertRefused(VariantBudget budget, String original) {
        assertThatThrownBy(() -> take(budget, original, 999)).isInstanceOf(ImageException.class);
    }

    @Test
    void whatOthersRemovedIsNoticedAfterAMinute() throws IOException {
        VariantBudget budget = budget(2);
        make(budget, "a", 1);
        make(budget, "a", 2);
        assertRefused(budget, "a");
        store.delete("a_1_0.jpg");
        now.addAndGet(Duration.ofSeconds(60).toNanos() - 1);
        assertRefused(budget, "a");
        assertThatThrownBy(() -> budget.check("a.jpg")).isInstanceOf(ImageException.class);

        now.addAndGet(1);

        budget.check("a.jpg");
        make(budget, "a", 3);
        assertRefused(budget, "a");
    }

    @Test
    void beforeTheFirstIsRefusedTheStoreIsLookedAt() throws IOException {
        VariantBudget budget = budget(2);
        make(budget, "a", 1);
        make(budget, "a", 2);
        store.delete("a_1_0.jpg");

        make(budget, "a", 3);
        assertThat(listings).hasValue(2);

        assertRefused(budget, "a");
    }

    @Test
    void whatIsBeingStoredWhileTheStoreIsListedCountsOnce() throws IOException {
        VariantBudget budget = budget(VariantBudget.UNSEEN + 2);
        List<VariantBudget.Place> saving = new ArrayList<>();
        for (int width = 1; width <= VariantBudget.UNSEEN; width++) {
            VariantBudget.Place place = take(budget, "a", width);
            assertThat(place.beginSave(SOON)).isTrue();
            put("a", width);
            saving.add(place);
        }
        assertThat(listings).hasValue(1);

        make(budget, "a", 100);
        assertThat(listings).hasValue(2);
        saving.forEach(place -> place.settle(Kind.SAVED));
        make(budget, "a", 101);

        assertRefused(budget, "a");
    }

    @Test
    void countsOfTheLatestTenThousandOriginalsAreRemembered() throws IOException {
        VariantBudget budget = budget(5);
        VariantBudget.Place held = take(budget, "held", 1);
        for (int i = 0; i < VariantBudget.MAX_KNOWN; i++) {
            make(budget, "a" + i, 1);
        }
        listings.set(0);

        make(budget, "a9999", 2);
        assertThat(listings).as("the latest is remembered").hasValue(0);
        make(budget, "a0", 2);
        assertThat(listings).as("the first is counted again").hasValue(1);
        assertThat(held.beginSave(SOON)).isTrue();
        assertThat(listings).as("one that is being made is remembered").hasValue(1);
    }

    @Test
    void anOriginalOfWhichNothingWasMadeIsNotRemembered() throws IOException {
        VariantBudget budget = budget(5);
        make(budget, "a", 1);
        for (int i = 0; i < 20_000; i++) {
            budget.take("x" + i + ".jpg", "x" + i + "_1_0.jpg", false, SOON).settle(null);
        }
        listings.set(0);

        make(budget, "a", 2);

        assertThat(listings).hasValue(0);
    }

    @Test
    void amidTenThousandsOfOthersWhoseNamesBeginAlikeAProcessBoundsWhatItMakesItself() throws IOException {
        for (int i = 0; i <= StoredVariants.MAX_LISTED; i++) {
            put("a_" + i + "x", 1);
        }
        VariantBudget budget = budget(20);

        for (int width = 1; width <= 20; width++) {
            make(budget, "a", width);
        }

        assertRefused(budget, "a");
    }

    @Test
    void aPurgeDuringAListingMakesTheListingVoid() throws IOException {
        StoredVariants variants = new StoredVariants(store, UrlScheme.unsigned());
        AtomicInteger purges = new AtomicInteger(1);
        List<VariantBudget> purging = new ArrayList<>();
        VariantBudget budget = new VariantBudget(
                1,
                variants,
                () -> {
                    listings.incrementAndGet();
                    if (purges.getAndDecrement() > 0) {
                        purging.get(0).forget("a.jpg");
                    }
                },
                now::get);
        purging.add(budget);

        make(budget, "a", 1);

        assertThat(listings).hasValue(2);
        assertRefused(budget, "a");
    }
}
