package io.lazyimg.examples.processor;

import io.lazyimg.LazyImages;
import io.lazyimg.examples.processor.bulk.Batches;
import io.lazyimg.examples.processor.bulk.Outcome;
import io.lazyimg.examples.processor.bulk.Step;
import io.lazyimg.examples.processor.bulk.Tally;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

/** The steps that print what {@link Purging} would delete. */
final class DryPurging {
    private final Derivatives derivatives;
    private final PrintWriter out;

    DryPurging(LazyImages images, PrintWriter out) {
        this.derivatives = Derivatives.in(images);
        this.out = out;
    }

    /** One step for each of these originals. */
    Stream<Step> of(Stream<String> originals) {
        return originals.map(key -> tally -> {
            try (Stream<String> found = derivatives.ofOriginal(key);
                    Stream<List<String>> batches = Batches.of(found, Purging.BATCH)) {
                for (List<String> batch : (Iterable<List<String>>) batches::iterator) {
                    print(batch, tally);
                }
            } catch (IllegalArgumentException e) {
                tally.failed(key, Failures.inWords(e));
            }
            tally.done(1);
        });
    }

    /** One step for some derivatives at a time, of all originals whose keys begin with a string. */
    Stream<Step> below(String prefix) throws IOException {
        return Batches.of(derivatives.below(prefix), Purging.BATCH).map(batch -> tally -> {
            print(batch, tally);
            tally.done(batch.size());
        });
    }

    private void print(List<String> keys, Tally tally) throws IOException {
        synchronized (out) {
            keys.forEach(key -> out.println("would delete " + key.replaceAll("\\p{Cntrl}", "?")));
            if (out.checkError()) {
                throw new IOException("nobody reads the standard output any more");
            }
        }
        tally.count(Outcome.TO_DELETE, keys.size());
    }
}
