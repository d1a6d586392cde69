package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.imageio.Resampler;
import io.lazyimg.spi.Resizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnginesTest {
    private final TestStore originals = new TestStore();
    private final List<ImageEvent> events = new ArrayList<>();

    @TempDir
    Path folder;

    /** Words, which only the engine of these tests reads, and a PNG, which only the default engine does. */
    @BeforeEach
    void originals() throws IOException {
        originals.put("words.jpg", TestEngine.original(800, 600, 1000));
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), "png", png);
        originals.put("picture.png", png.toByteArray());
    }

    private LazyImagesBuilder builder() {
        return LazyImages.builder()
                .originals(originals)
                .derivatives(new TestStore())
                .listener(events::add);
    }

    /** The answer's {@code Server-Timing}, or its status if it is not 200. */
    private static @Nullable String timing(LazyImagesBuilder builder, String path) throws IOException {
        try (LazyImages images = builder.build();
                ImageResponse response = images.serve(ImageRequest.get(path)).orElseThrow()) {
            return response.status() == 200 ? response.headers().get("Server-Timing") : "" + response.status();
        }
    }

    private List<@Nullable String> rendered() {
        return events.stream()
                .filter(event -> event.kind() == Kind.RENDERED)
                .map(ImageEvent::engine)
                .toList();
    }

    @Test
    void anEngineOnTheClassPathIsAskedFirstAndTheDefaultEngineDoesWhatItLeaves() throws IOException {
        assertThat(timing(builder(), "words_400_400.jpg")).endsWith(";desc=found");
        assertThat(timing(builder(), "picture_40_40.png")).endsWith(";desc=imageio");
        assertThat(rendered()).containsExactly("found", "imageio");
    }

    @Test
    void enginesThatTheHostGivesAreTheOnlyOnes() throws IOException {
        assertThat(timing(builder().engines(new ImageIoResizer()), "words_400_400.jpg"))
                .isEqualTo("422");
        assertThat(timing(builder().engines(new TestEngine()), "words_400_400.jpg"))
                .endsWith(";desc=words");
        assertThat(timing(builder().engines(new TestEngine()), "picture_40_40.png"))
                .isEqualTo("422");
    }

    @Test
    void enginesCanBeNamedInASetting() throws IOException {
        Map<String, String> defaultOnly = Map.of("lazyimg.engines", "imageio");
        Map<String, String> both = Map.of("lazyimg.engines", "imageio, found");

        assertThat(timing(builder().settings(defaultOnly), "words_400_400.jpg")).isEqualTo("422");
        assertThat(timing(builder().settings(defaultOnly), "picture_40_40.png")).endsWith(";desc=imageio");
        assertThat(timing(builder().settings(both), "words_400_400.jpg")).endsWith(";desc=found");
        assertThat(timing(
                        builder()
                                .engines(new TestEngine(), new FoundEngine())
                                .settings(Map.of("lazyimg.engines", "found")),
                        "words_400_400.jpg"))
                .endsWith(";desc=found");
    }

    @Test
    void anEngineThatIsNamedAndNotThereStopsTheStart() {
        assertThatThrownBy(() -> builder()
                        .settings(Map.of("lazyimg.engines", "vips,imageio"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lazyimg.engines: there is no engine 'vips'; there are found, imageio");
    }

    private byte[] picture(LazyImagesBuilder builder) throws IOException {
        try (LazyImages images = builder.build();
                ImageResponse response =
                        images.serve(ImageRequest.get("picture_40_40.png")).orElseThrow()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            response.writeTo(body);
            return body.toByteArray();
        }
    }

    @Test
    void theDefaultEngineResamplesAsTheSettingSays() throws IOException {
        BufferedImage lines = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 60; y++) {
            lines.setRGB(y, y, 0xFFFFFF);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(lines, "png", png);
        originals.put("picture.png", png.toByteArray());

        byte[] lanczos = picture(builder().settings(Map.of("lazyimg.resampler", "lanczos")));
        byte[] imgscalr = picture(builder().settings(Map.of("lazyimg.resampler", "imgscalr")));

        assertThat(lanczos).isNotEqualTo(imgscalr).isEqualTo(picture(builder()));
        assertThat(imgscalr).isEqualTo(picture(builder().engines(new ImageIoResizer(Resampler.IMGSCALR))));
    }

    /** What is found where these classes are named as services too. */
    private List<Resizer> found(String... services) throws IOException {
        Path file = folder.resolve("META-INF/services/" + Resizer.class.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(services));
        URL[] beside = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(beside, getClass().getClassLoader())) {
            return Engines.found(Resampler.LANCZOS, loader);
        }
    }

    @Test
    void enginesAreAskedInTheOrderOfTheirNamesAndTheDefaultOneLast() throws IOException {
        assertThat(found("io.lazyimg.FoundEngine$Earlier"))
                .extracting(Resizer::name)
                .containsExactly("earlier", "found", "imageio");
    }

    @Test
    void anEngineThatIsOnTheClassPathTwiceIsFoundOnce() throws IOException {
        assertThat(found("io.lazyimg.FoundEngine")).extracting(Resizer::name).containsExactly("found", "imageio");
    }

    @Test
    void twoEnginesOfOneNameStopTheStart() {
        assertThatThrownBy(() -> found("io.lazyimg.FoundEngine$Namesake"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("are called found: io.lazyimg.FoundEngine")
                .hasMessageContaining("FoundEngine$Namesake");
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.lazyimg.FoundEngine$Broken", "io.lazyimg.NotThere", "io.lazyimg.TestStore", "no class"})
    void anEngineThatCannotBeMadeStopsTheStart(String service) {
        assertThatThrownBy(() -> found(service))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("an engine on the class path cannot be used")
                .hasMessageContaining(service.equals("no class") ? "META-INF/services" : service);
    }

    @Test
    void whyAnEngineCannotBeMadeIsTold() {
        assertThatThrownBy(() -> found("io.lazyimg.FoundEngine$Broken")).hasMessageEndingWith(": no native library");
    }
}
