package io.lazyimg.examples.processor;

import io.lazyimg.LazyImages;
import io.lazyimg.Purged;
import io.lazyimg.examples.processor.bulk.Batches;
import io.lazyimg.examples.processor.bulk.Outcome;
import io.lazyimg.examples.processor.bulk.Step;
import io.lazyimg.examples.processor.bulk.Tally;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The steps that delete derivatives. */
final class Purging {
    /** As many as S3 deletes in one call. */
    static final int BATCH = 1000;

    private final LazyImages images;
    private final Derivatives derivatives;

    Purging(LazyImages images) {
        this.images = images;
        this.derivatives = Derivatives.in(images);
    }

    /** One step for each of these originals. */
    Stream<Step> of(Stream<String> originals) {
        return originals.map(key -> tally -> {
            try {
                count(images.purge(key), tally);
            } catch (IOException | IllegalArgumentException e) {
                tally.failed(key, Failures.inWords(e));
            }
            tally.done(1);
        });
    }

    /** One step for some derivatives at a time, of all originals whose keys begin with a string. */
    Stream<Step> below(String prefix) throws IOException {
        return Batches.of(derivatives.below(prefix), BATCH).map(batch -> tally -> delete(batch, tally));
    }

    private void delete(List<String> keys, Tally tally) {
        Map<String, IOException> failed = images.derivatives().deleteAll(keys);
        tally.count(Outcome.DELETED, keys.size() - failed.size());
        failed.forEach((key, failure) -> tally.failed(key, Failures.inWords(failure)));
        tally.done(keys.size());
    }

    private static void count(Purged purged, Tally tally) {
        tally.count(Outcome.DELETED, purged.deleted());
        purged.failures().forEach((key, failure) -> tally.failed(key, Failures.inWords(failure)));
        tally.count(Outcome.FAILED, purged.failed() - purged.failures().size());
    }
}
