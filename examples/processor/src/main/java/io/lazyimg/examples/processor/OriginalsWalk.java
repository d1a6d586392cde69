package io.lazyimg.examples.processor;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for pictures in a folder: at so many files, so deep, for so many pictures, whatever the folder holds. Hidden
 * files and links are passed over.
 */
final class OriginalsWalk extends SimpleFileVisitor<Path> {
    static final int MOST_PICTURES = 36;

    private static final Logger LOG = LoggerFactory.getLogger(OriginalsWalk.class);
    private static final int MOST_FILES = 5_000;
    private static final int DEPTH = 8;

    private final Path root;
    private final List<Found> found = new ArrayList<>();
    private int looked;

    private OriginalsWalk(Path root) {
        this.root = root;
    }

    /**
     * A picture.
     *
     * @param key its key
     * @param width in pixels as stored, 0 if the header could not be read
     * @param height in pixels as stored
     */
    record Found(String key, int width, int height) {}

    /** Pictures in a folder, by key; none if it cannot be read. */
    static List<Found> in(Path root) {
        OriginalsWalk walk = new OriginalsWalk(root);
        try {
            Files.walkFileTree(root, Set.<FileVisitOption>of(), DEPTH, walk);
        } catch (IOException e) {
            LOG.warn("Could not look for pictures in {}", root, e);
        }
        walk.found.sort(Comparator.comparing(Found::key));
        return List.copyOf(walk.found);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        boolean hidden = !directory.equals(root) && isHidden(directory);
        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        looked++;
        if (attributes.isRegularFile() && !isHidden(file)) {
            key(file).ifPresent(key -> found.add(measured(key, file)));
        }
        boolean enough = looked >= MOST_FILES || found.size() >= MOST_PICTURES;
        return enough ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private Optional<String> key(Path file) {
        String key = StreamSupport.stream(root.relativize(file).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
        return Optional.of(key).filter(OriginalKeys::isNameable);
    }

    private static Found measured(String key, Path file) {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (readers.hasNext()) {
                ImageReader reader = readers.next();
                try {
                    reader.setInput(in, true, true);
                    return new Found(key, reader.getWidth(0), reader.getHeight(0));
                } finally {
                    reader.dispose();
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("Could not read the header of {}", file, e);
        }
        return new Found(key, 0, 0);
    }
}
