package io.lazyimg.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A folder of originals with secrets in and around it: texts that hold a word, and pictures in a colour that no other
 * picture has.
 */
final class Canaries {
    private static final String WORD = "canary";
    private static final int MAGENTA = 0xFFFF00FF;
    private static final int GREEN = 0xFF20A040;

    private final Path folder;
    private final Path originals;
    private final Map<String, String> before;

    /** Puts everything into a folder, which is empty. */
    Canaries(Path folder) throws IOException {
        this.folder = folder;
        this.originals = folder.resolve("originals");
        for (String key : new String[] {
            "widgets/myimage.jpg",
            "größe 1+1.png",
            "a.jpg",
            "a_60_40.jpg",
            "b_30_20.jpg",
            "CaSe.JPG",
            "photo;v=2.jpg",
            "100%41.jpg",
            "IMG_20260101_120000.jpg",
            "banners/wide.jpg",
            "folder.jpg/inside.jpg",
            "n".repeat(251) + ".jpg",
        }) {
            picture(originals.resolve(key), GREEN);
        }
        for (String secret : new String[] {
            "secret.jpg",
            "originals-secret/secret.jpg",
            "originals/.secret.jpg",
            "originals/.hidden/secret.jpg",
            "originals/widgets/.hidden/secret.jpg",
            "originals/.htpasswd.jpg",
            "originals/.lazyimg/secret.jpg",
            "originals/.lazyimg/tmp/secret.jpg",
        }) {
            picture(folder.resolve(secret), MAGENTA);
        }
        for (String secret :
                new String[] {"secret.txt", "originals/.htpasswd", "originals/notes.txt", "originals/notes.jpg"}) {
            Files.writeString(folder.resolve(secret), WORD);
        }
        Files.writeString(originals.resolve("page.jpg"), "<html><script>" + WORD);
        Files.createSymbolicLink(originals.resolve("link.jpg"), folder.resolve("secret.jpg"));
        Files.createSymbolicLink(originals.resolve("linked"), folder.resolve("originals-secret"));
        Files.createSymbolicLink(originals.resolve("circle.jpg"), Path.of("circle.jpg"));
        this.before = files();
    }

    Path originals() {
        return originals;
    }

    /** Where the derivatives of a mount go. */
    Path derivatives(String mount) {
        return folder.resolve("derivatives").resolve(mount);
    }

    /** Holds an answer against everything that is secret here, and against originals as they are. */
    void checkUnseen(Wire.Answer answer) throws IOException {
        assertThat(answer.text()).doesNotContain(WORD, folder.toString(), "io.lazyimg");
        assertThat(before.values())
                .as("an original itself")
                .doesNotContain(new String(answer.body(), StandardCharsets.ISO_8859_1));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
        if (picture != null) {
            int colour = picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2);
            assertThat(colour >> 8 & 0xFF)
                    .as("a secret picture's lack of green")
                    .isGreaterThan(0x60);
        }
    }

    /** All is as it was outside the derivatives. */
    void checkUntouched() throws IOException {
        assertThat(files()).isEqualTo(before);
    }

    /** The files of a store of derivatives by their keys, but for what it needs for itself. */
    static Map<String, byte[]> stored(Path derivatives) throws IOException {
        Map<String, byte[]> stored = new TreeMap<>();
        try (Stream<Path> files = Files.walk(derivatives)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String key = derivatives.relativize(file).toString();
                if (!key.startsWith(".lazyimg/meta/")) {
                    stored.put(key, Files.readAllBytes(file));
                }
            }
        }
        return stored;
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!file.startsWith(folder.resolve("derivatives"))) {
                    boolean plain = Files.isRegularFile(file) && !Files.isSymbolicLink(file);
                    all.put(
                            folder.relativize(file).toString(),
                            plain ? Files.readString(file, StandardCharsets.ISO_8859_1) : "no file");
                }
            }
        }
        return all;
    }

    private static void picture(Path file, int colour) throws IOException {
        Files.createDirectories(file.getParent());
        BufferedImage picture = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 60; x++) {
                picture.setRGB(x, y, colour);
            }
        }
        String name = file.toString();
        assertThat(ImageIO.write(picture, name.endsWith("png") ? "png" : "jpg", file.toFile()))
                .isTrue();
    }
}
