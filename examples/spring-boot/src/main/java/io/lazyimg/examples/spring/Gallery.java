package io.lazyimg.examples.spring;

import io.lazyimg.LazyImages;
import io.lazyimg.Warmed;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The pictures that were uploaded. Their names are made here; visitors' names are never part of a path. */
@Component
class Gallery {
    /** What the list of pictures shows, made when a picture is uploaded. */
    static final Transform THUMBNAIL = Transform.fill(150, 150);

    private static final Set<ImageFormat> ACCEPTED =
            EnumSet.of(ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.GIF, ImageFormat.WEBP);
    private static final String KEY = "[0-9a-f]{32}\\.[a-z]{3,4}";
    private static final int LONGEST_TITLE = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final GalleryFolder folder;
    private final LazyImages images;

    Gallery(GalleryFolder folder, LazyImages images) {
        this.folder = folder;
        this.images = images;
    }

    /**
     * Adds a picture.
     *
     * @return its key
     * @throws RefusedUpload if it is none that can be shown
     */
    String add(String title, byte[] content) throws IOException {
        ImageFormat format = ImageFormat.sniff(content)
                .filter(ACCEPTED::contains)
                .orElseThrow(() -> new RefusedUpload(415, "This is no JPEG, PNG, GIF or WebP picture."));
        byte[] name = new byte[16];
        RANDOM.nextBytes(name);
        String key = HexFormat.of().formatHex(name) + "." + format.extension();
        Path original = folder.originals().resolve(key);
        Files.write(original, content, StandardOpenOption.CREATE_NEW);
        Warmed thumbnail = images.warm(key, List.of(THUMBNAIL)).get(0);
        if (thumbnail.failure() != null) {
            Files.delete(original);
            throw new RefusedUpload(
                    422, "This picture cannot be shown: " + thumbnail.failure().getMessage());
        }
        Files.writeString(folder.titles().resolve(key), shortened(title.strip()));
        return key;
    }

    private static String shortened(String title) {
        return title.codePoints()
                .limit(LONGEST_TITLE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The keys of all, the newest first. */
    List<String> keys() throws IOException {
        try (Stream<Path> titles = Files.list(folder.titles())) {
            return titles.sorted(Comparator.comparing(Gallery::age).reversed())
                    .map(title -> title.getFileName().toString())
                    .toList();
        }
    }

    private static Instant age(Path title) {
        try {
            return Files.getLastModifiedTime(title).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    /** The title of a picture, or nothing if there is no such picture. */
    Optional<String> title(String key) throws IOException {
        if (!key.matches(KEY)) {
            return Optional.empty();
        }
        Path title = folder.titles().resolve(key);
        return Files.exists(title) ? Optional.of(Files.readString(title)) : Optional.empty();
    }
}
