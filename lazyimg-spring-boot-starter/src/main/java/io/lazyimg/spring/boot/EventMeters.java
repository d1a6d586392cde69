package io.lazyimg.spring.boot;

import io.lazyimg.ImageEvent;
import io.lazyimg.ImageListener;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Two meters of all events: {@code lazyimg.events}, a timer with the tags {@code kind}, {@code reason} and {@code engine},
 * and {@code lazyimg.bytes}, the sizes of the pictures concerned, with the tag {@code kind}. Each tag has a handful of
 * values; no path is one.
 */
final class EventMeters implements ImageListener {
    private static final String NONE = "none";

    private final MeterProvider<Timer> events;
    private final MeterProvider<DistributionSummary> bytes;

    EventMeters(MeterRegistry registry) {
        this.events = Timer.builder("lazyimg.events")
                .description("What happened to requests for images, and how long it took")
                .withRegistry(registry);
        this.bytes = DistributionSummary.builder("lazyimg.bytes")
                .description("The sizes of the pictures that events concerned")
                .baseUnit("bytes")
                .withRegistry(registry);
    }

    @Override
    public void on(ImageEvent event) {
        String kind = word(event.kind());
        String engine = event.engine() == null ? NONE : event.engine();
        events.withTags(Tags.of("kind", kind, "reason", word(event.reason()), "engine", engine))
                .record(event.took());
        if (event.bytes() > 0) {
            bytes.withTags("kind", kind).record((double) event.bytes());
        }
    }

    private static String word(@Nullable Enum<?> value) {
        return value == null ? NONE : value.name().toLowerCase(Locale.ROOT);
    }
}
