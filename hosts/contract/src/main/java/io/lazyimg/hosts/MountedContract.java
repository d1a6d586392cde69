package io.lazyimg.hosts;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A filter made by its name before the host's application, with pictures in a folder. */
abstract class MountedContract {
    final Map<String, String> settings = new HashMap<>();
    private final Host.Starter starter;
    private final List<Host> started = new ArrayList<>();

    @TempDir
    Path folder = Path.of("");

    MountedContract(Host.Starter starter) {
        this.starter = starter;
    }

    @BeforeEach
    void pictures() throws IOException {
        Path originals = Files.createDirectories(originals());
        BufferedImage picture = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 900; x++) {
                picture.setRGB(x, y, x < 450 ? 0xC03020 : 0x2040C0);
            }
        }
        Files.createDirectories(originals.resolve("widgets"));
        ImageIO.write(picture, "jpg", originals.resolve("widgets/myimage.jpg").toFile());
        ImageIO.write(picture, "png", originals.resolve("größe 1+1.png").toFile());
        writeNoise("noise.png", 900, 600);
        Files.writeString(originals.resolve("page.jpg"), "<html><script>alert(1)</script>");
        Files.write(
                originals.resolve("cut.jpg"),
                java.util.Arrays.copyOf(Files.readAllBytes(originals.resolve("widgets/myimage.jpg")), 2000));
        settings.put("lazyimg.originals", originals.toUri().toString());
        settings.put("lazyimg.derivatives", derivatives().toUri().toString());
    }

    @AfterEach
    void stopAll() throws Exception {
        for (Host host : started) {
            host.stop();
        }
    }

    /** Of 2000 x 1500 pixels it is more than a system keeps for a visitor who does not read. */
    void writeNoise(String name, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        ImageIO.write(picture, "png", originals().resolve(name).toFile());
    }

    Path originals() {
        return folder.resolve("originals");
    }

    Path derivatives() {
        return folder.resolve("derivatives");
    }

    Host start(String contextPath) throws Exception {
        return start(Application.of(contextPath, null, settings));
    }

    Host start(Application application) throws Exception {
        Host host = starter.start(Gate.USUAL, application);
        started.add(host);
        return host;
    }

    static Wire.Answer get(Host host, String target, String... headers) throws IOException {
        return Wire.ask(host.port(), "GET", target, headers);
    }

    static BufferedImage decoded(Wire.Answer answer) throws IOException {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(answer.body())));
    }

    void stop(Host host) throws Exception {
        started.remove(host);
        host.stop();
    }
}
