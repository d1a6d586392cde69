package io.lazyimg.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopTest {
    @Test
    void itServesAPictureAndSavesItBeforeItStops(@TempDir Path folder) throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        BufferedImage picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(picture, "jpg", pictures.resolve("mug.jpg").toFile());
        Server server = Shop.start(0, pictures, folder.resolve("made"));
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();

        HttpResponse<byte[]> answer = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/mug_300_0.jpg"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        server.stop();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .as("nothing of ours outlives the application")
                .noneMatch(name -> name.startsWith("lazyimg"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.uri().getPath()).isEqualTo("/mug_320_0.jpg");
        Path made = folder.resolve("made/mug_320_0.jpg");
        assertThat(made).hasBinaryContent(answer.body());
        assertThat(Objects.requireNonNull(ImageIO.read(made.toFile())).getWidth())
                .isEqualTo(320);
    }

    @Test
    void thePageOnEmbeddingShowsTheseVeryLines() throws Exception {
        String page = Files.readString(Path.of("../../docs/embedding.md"));
        String source = Files.readString(Path.of("src/main/java/io/lazyimg/examples/embedded/Shop.java"));
        String body =
                source.substring(source.indexOf("        LazyImages images"), source.indexOf("        return server"));

        assertThat(page.replaceAll("(?m)^ +", "")).contains(body.replaceAll("(?m)^ +", ""));
    }
}
