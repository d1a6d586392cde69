package io.lazyimg.examples.processor.bulk;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Several at a time of what another iterator gives, taken as they are asked for. */
public final class Batches<T> implements Iterator<List<T>> {
    private final Iterator<T> source;
    private final int most;

    private Batches(Iterator<T> source, int most) {
        this.source = source;
        this.most = most;
    }

    /** At most so many at a time; closing the stream closes the source. */
    public static <T> Stream<List<T>> of(Stream<T> source, int most) {
        Iterator<List<T>> batches = new Batches<>(source.iterator(), most);
        int character = Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(batches, character), false)
                .onClose(source::close);
    }

    @Override
    public boolean hasNext() {
        return source.hasNext();
    }

    @Override
    public List<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<T> batch = new ArrayList<>();
        while (batch.size() < most && source.hasNext()) {
            batch.add(source.next());
        }
        return batch;
    }
}
