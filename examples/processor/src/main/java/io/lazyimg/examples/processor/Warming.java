package io.lazyimg.examples.processor;

import io.lazyimg.LazyImages;
import io.lazyimg.Warmed;
import io.lazyimg.examples.processor.bulk.Outcome;
import io.lazyimg.examples.processor.bulk.Step;
import io.lazyimg.examples.processor.bulk.Tally;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Transform;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The steps that make derivatives.
 *
 * @param sizes what to make of each original
 */
record Warming(LazyImages images, WarmSizes sizes) {
    /** One step for each derivative of these originals. */
    Stream<Step> of(Stream<String> originals) {
        return originals.flatMap(this::of); // an iterator over it buffers the sizes of one original
    }

    private Stream<Step> of(String key) {
        Collection<Transform> transforms = sizes.of(key, images.sizes());
        return transforms.isEmpty()
                ? Stream.of(tally -> tally.count(Outcome.UNLISTED, 1))
                : transforms.stream().map(transform -> tally -> warm(key, transform, tally));
    }

    private void warm(String key, Transform transform, Tally tally) {
        try {
            images.warm(key, List.of(transform)).forEach(warmed -> count(warmed, tally));
        } catch (IllegalArgumentException e) {
            tally.failed(key + " " + transform, Failures.inWords(e));
        }
        tally.done(1);
    }

    private static void count(Warmed warmed, Tally tally) {
        ImageException failure = warmed.failure();
        if (failure == null) {
            tally.count(warmed.result() == Warmed.Result.MADE ? Outcome.MADE : Outcome.PRESENT, 1);
        } else {
            tally.failed(
                    warmed.variant().originalKey() + " " + warmed.variant().transform(), Failures.inWords(failure));
        }
    }
}
