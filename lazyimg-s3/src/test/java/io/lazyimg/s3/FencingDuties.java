package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ImageEvent;
import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.ImageRequest;
import io.lazyimg.ImageResponse;
import io.lazyimg.LazyImages;
import io.lazyimg.LazyImagesBuilder;
import io.lazyimg.hosts.s3.Fault;
import io.lazyimg.hosts.s3.FaultProxy;
import io.lazyimg.hosts.s3.ProxiedRequest;
import io.lazyimg.hosts.s3.S3User;
import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Two nodes on the same buckets, and an original that is replaced at the worst moment. */
abstract class FencingDuties {
    private static final String ORIGINAL = "d/a.png";
    private static final String DERIVATIVE = "d/a_60_60.png";

    private final Queue<ImageEvent> ofOne = new ConcurrentLinkedQueue<>();
    private final Queue<ImageEvent> ofOther = new ConcurrentLinkedQueue<>();

    private TestBucket bucket;
    private FaultProxy proxy;
    private S3Client client;
    private BlobStore originals;
    private BlobStore derivatives;

    /** Where the server is. */
    abstract URI server() throws IOException;

    abstract S3User user() throws IOException;

    @BeforeEach
    void start() throws IOException {
        bucket = TestBucket.on(server(), user());
        proxy = FaultProxy.to(server());
        client = TestBucket.client(proxy.endpoint(), user());
        originals = bucket.store("originals/");
        derivatives = bucket.store("derivatives/");
        replaceOriginal(120, 90);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        proxy.close();
        bucket.close();
    }

    @Test
    void an_outdated_derivative_is_taken_back_but_not_the_newer_one_that_another_node_has_made_since()
            throws IOException {
        Bucket place = new Bucket(client, new S3Location(bucket.name(), "derivatives/", null, null, false));
        BlobStore watched = S3BlobStore.unchecked(place, TestBucket.patient(), InstantSource.system(), Pause.REAL);
        proxy.next(1, request -> isOf(request, "PUT") && replaceOriginal(90, 120), Fault.delay(Duration.ZERO));
        proxy.next(1, request -> isOf(request, "DELETE") && servedByOther(), Fault.delay(Duration.ZERO));

        serve(LazyImages.builder().derivatives(watched).listener(ofOne::add));

        assertThat(kinds(ofOne)).contains(Kind.SAVE_OUTDATED).doesNotContain(Kind.SAVED);
        assertThat(kinds(ofOther)).contains(Kind.OUTDATED, Kind.SAVED);
        BufferedImage kept = kept();
        assertThat(kept.getWidth() + "x" + kept.getHeight()).isEqualTo("45x60");
    }

    /** The other node looks at the original, finds the stored derivative outdated, and stores one of its own. */
    private boolean servedByOther() {
        serve(LazyImages.builder()
                .derivatives(derivatives)
                .freshness(Duration.ZERO)
                .listener(ofOther::add));
        return true;
    }

    /** Asks a node, and waits until it has saved what it made. */
    private void serve(LazyImagesBuilder builder) {
        try (LazyImages node = builder.originals(originals).build();
                ImageResponse answer = node.serve(ImageRequest.get(DERIVATIVE)).orElseThrow()) {
            answer.writeTo(OutputStream.nullOutputStream());
            assertThat(answer.status()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOf(ProxiedRequest request, String method) {
        return request.method().equals(method) && request.target().endsWith(DERIVATIVE);
    }

    private boolean replaceOriginal(int width, int height) {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", png);
            originals.put(ORIGINAL, png.toByteArray(), BlobAttributes.of("image/png"));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedImage kept() throws IOException {
        try (Blob blob = derivatives.read(DERIVATIVE).orElseThrow()) {
            return ImageIO.read(blob.content());
        }
    }

    private static List<Kind> kinds(Queue<ImageEvent> events) {
        return events.stream().map(ImageEvent::kind).toList();
    }
}
