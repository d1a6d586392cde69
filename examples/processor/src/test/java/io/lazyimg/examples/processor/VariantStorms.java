package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ImageEvent;
import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.LazyImages;
import io.lazyimg.Setting;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visitors who ask for one size after another of the same original, of processors that share a store. */
abstract class VariantStorms {
    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Processor> processors = new ArrayList<>();

    /** Runs after each render, before the picture is saved. */
    private volatile Runnable onRendered = () -> {};

    /** The URI of an empty store. */
    abstract String derivatives();

    @BeforeEach
    void anOriginal() throws IOException {
        TestPictures.put(folder.resolve("originals"), "d/a.jpg", 400, 300);
        TestPictures.put(folder.resolve("originals"), "d/a_b.jpg", 400, 300);
    }

    @AfterEach
    void stop() {
        processors.forEach(Processor::close);
    }

    @Test
    void of_200_sizes_64_are_stored_and_the_others_refused_also_after_a_restart() throws Exception {
        Processor processor = started();
        assertThat(status(processor, "d/a_b_10_0.jpg")).isEqualTo(200);

        List<Integer> statuses = storm(200, List.of(processor));

        assertThat(Collections.frequency(statuses, 200)).isEqualTo(64);
        assertThat(Collections.frequency(statuses, 403)).isEqualTo(136);
        processor.close();
        Set<String> stored = stored();
        assertThat(stored).hasSize(64 + 1);

        Processor again = started();
        HttpResponse<String> refused = get(again, "d/a_300_0.jpg").join();
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("maxVariants is 64");
        assertThat(refused.headers().firstValue("Cache-Control")).contains("public, max-age=10");
        for (String key : stored) {
            assertThat(status(again, key)).isEqualTo(200);
        }
        assertThat(status(again, "d/a_b_300_0.jpg")).as("another original").isEqualTo(200);
    }

    @Test
    void two_processors_that_fill_up_at_once_store_eight_more_at_the_most() throws Exception {
        CountDownLatch bothAreFull = new CountDownLatch(2 * 64);
        onRendered = () -> {
            bothAreFull.countDown();
            await(bothAreFull);
        };
        List<Processor> both = List.of(started(), started());

        List<Integer> statuses = storm(200, both);

        assertThat(Collections.frequency(statuses, 200)).as("served").isEqualTo(2 * 64);
        both.forEach(Processor::close);
        assertThat(stored()).hasSizeBetween(64, 64 + 8);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Integer> storm(int sizes, List<Processor> asked) {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int width = 1; width <= sizes; width++) {
            answers.add(get(asked.get(width % asked.size()), "d/a_" + width + "_0.jpg"));
        }
        return answers.stream().map(answer -> answer.join().statusCode()).toList();
    }

    private int status(Processor processor, String path) {
        return get(processor, path).join().statusCode();
    }

    private CompletableFuture<HttpResponse<String>> get(Processor processor, String path) {
        URI uri = processor.uri().resolve("/" + path);
        return http.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    private Configuration configuration() {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        flags.put(Setting.ORIGINALS, folder.resolve("originals").toUri().toString());
        flags.put(Setting.DERIVATIVES, derivatives());
        flags.put(Setting.RENDER_RATE, "0");
        flags.put(Setting.CLIENT_RATE, "0");
        flags.put(Setting.MAX_RENDERS, "64");
        flags.put(Setting.MAX_WAITING, "200");
        flags.put(Setting.MAX_WAIT, "1m");
        return Configuration.merge(flags, Map.of(), null);
    }

    private Processor started() throws IOException {
        Processor processor = Processor.start(
                configuration(),
                "127.0.0.1",
                0,
                DemoFolder.in(folder),
                this::listen,
                new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        processors.add(processor);
        return processor;
    }

    private void listen(ImageEvent event) {
        if (event.kind() == Kind.RENDERED) {
            onRendered.run();
        }
    }

    private Set<String> stored() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (LazyImages images =
                        LazyImages.builder().settings(configuration().byKey()).build();
                var blobs = images.derivatives().list("")) {
            blobs.forEach(blob -> keys.add(blob.key()));
        }
        return keys;
    }
}
