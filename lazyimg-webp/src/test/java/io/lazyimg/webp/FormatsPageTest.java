package io.lazyimg.webp;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ImageRequest;
import io.lazyimg.ImageResponse;
import io.lazyimg.LazyImages;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.store.MemoryBlobStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/formats.md says, with real pictures. */
class FormatsPageTest {
    private static final Path PAGE = Path.of("../docs/formats.md");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]*)` \\| ([a-z/]*), ([0-9]*)x([0-9]*)(.*) \\|");

    private final MemoryBlobStore originals = MemoryBlobStore.ofBytes(10_000_000);

    @BeforeEach
    void originals() throws IOException {
        byte[] photo = Sources.file(Sources.waves(800, 600), "jpeg");
        BufferedImage logo = Sources.picture(128, 128, true, (x, y) -> x < 64 ? 0 : 0xFF20A040);
        put("photo.jpg", photo);
        put("logo.png", Sources.file(logo, "png"));
        Transform toWebp = Transform.fit(800, 600).as(ImageFormat.WEBP);
        put("old.webp", Sources.resized(new ImageIoResizer(), photo, toWebp, 90));
    }

    private void put(String key, byte[] content) throws IOException {
        originals.put(key, content, new BlobAttributes("image/any", null, Map.of()));
    }

    private LazyImages images(Map<String, String> settings) throws IOException {
        return LazyImages.builder()
                .originals(originals)
                .derivatives(MemoryBlobStore.ofBytes(10_000_000))
                .settings(settings)
                .build();
    }

    private record Answer(ImageResponse response, BufferedImage picture) {}

    private static Answer get(LazyImages images, String path, String accept) throws IOException {
        ImageRequest.Headers headers = name -> name.equals("Accept") ? List.of(accept) : List.of();
        ImageRequest request = new ImageRequest("GET", path, "", "", headers, null);
        try (ImageResponse response = images.serve(request).orElseThrow()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            response.writeTo(body);
            assertThat(response.status()).as(path).isEqualTo(200);
            return new Answer(response, Sources.decoded(body.toByteArray()));
        }
    }

    @Test
    void everyPathInItsTableGivesWhatItSays() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(PAGE)).results().toList();
        assertThat(rows).hasSize(6);
        try (LazyImages images = images(Map.of())) {
            for (MatchResult row : rows) {
                Answer answer = get(images, row.group(1), "*/*");
                assertThat(answer.response.headers()).containsEntry("Content-Type", row.group(2));
                assertThat(answer.picture.getWidth()).isEqualTo(Integer.parseInt(row.group(3)));
                assertThat(answer.picture.getHeight()).isEqualTo(Integer.parseInt(row.group(4)));
                if (row.group(5).contains("transparent")) {
                    assertThat(answer.picture.getRGB(3, 30) >>> 24).isZero();
                    assertThat(answer.picture.getRGB(60, 30) >>> 24).isEqualTo(255);
                }
            }
        }
    }

    @Test
    void theSettingOnItNegotiates() throws IOException {
        String setting = Files.readAllLines(PAGE).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("lazyimg.negotiate="))
                .findFirst()
                .orElseThrow();
        String[] parts = setting.split("=", 2);
        try (LazyImages images = images(Map.of(parts[0], parts[1]))) {
            Answer modern = get(images, "photo_400_300.jpg", "image/webp,*/*");
            assertThat(modern.response.headers())
                    .containsEntry("Content-Type", "image/webp")
                    .containsEntry("Vary", "Accept");
            Answer old = get(images, "photo_400_300.jpg", "image/*");
            assertThat(old.response.headers())
                    .containsEntry("Content-Type", "image/jpeg")
                    .containsEntry("Vary", "Accept");
            assertThat(Sources.psnr(modern.picture, old.picture)).isGreaterThan(30);
        }
    }
}
