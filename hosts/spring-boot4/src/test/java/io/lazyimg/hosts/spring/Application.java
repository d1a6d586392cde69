package io.lazyimg.hosts.spring;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application that answers everything itself that no filter answers, and a visitor of it. */
final class Application implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final HttpClient visitor =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private Application(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one on a port of its own, with more configurations, and properties as {@code key=value}. */
    static Application start(List<Class<?>> configurations, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--management.endpoint.health.show-details=always"));
        Arrays.stream(properties).forEach(property -> arguments.add("--" + property));
        List<Class<?>> sources = new ArrayList<>(List.of(Everything.class));
        sources.addAll(configurations);
        return new Application(new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .registerShutdownHook(false)
                .run(arguments.toArray(String[]::new)));
    }

    static Application start(String... properties) {
        return start(List.of(), properties);
    }

    /** The two properties that must be given: a folder with {@code a.jpg}, 800 x 600 pixels of red, and an empty one. */
    static String[] stores(Path folder, String... more) throws IOException {
        Path originals = Files.createDirectories(folder.resolve("originals"));
        Files.write(originals.resolve("a.jpg"), picture());
        Path derivatives = Files.createDirectories(folder.resolve("derivatives"));
        List<String> properties = new ArrayList<>(
                List.of("lazyimg.originals=" + originals.toUri(), "lazyimg.derivatives=" + derivatives.toUri()));
        properties.addAll(List.of(more));
        return properties.toArray(String[]::new);
    }

    static byte[] picture() throws IOException {
        BufferedImage picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 800; x++) {
                picture.setRGB(x, y, 0xD02010);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", bytes);
        return bytes.toByteArray();
    }

    static BufferedImage decoded(HttpResponse<byte[]> answer) throws IOException {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(answer.body())), "no picture");
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return visitor.send(request(path), HttpResponse.BodyHandlers.ofByteArray());
    }

    CompletableFuture<HttpResponse<byte[]>> getLater(String path) {
        return visitor.sendAsync(request(path), HttpResponse.BodyHandlers.ofByteArray());
    }

    String text(String path) throws IOException, InterruptedException {
        return visitor.send(request(path), HttpResponse.BodyHandlers.ofString()).body();
    }

    private HttpRequest request(String path) {
        String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @RestController
    static class Everything {
        @GetMapping("/**")
        String anything() {
            return "the application";
        }
    }
}
