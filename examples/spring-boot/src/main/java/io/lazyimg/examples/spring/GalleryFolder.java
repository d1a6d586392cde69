package io.lazyimg.examples.spring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where everything lies.
 *
 * @param originals the pictures as they were uploaded
 * @param titles a text for each picture
 * @param derivatives what was made of the pictures; may be deleted at any time
 */
record GalleryFolder(Path originals, Path titles, Path derivatives) {
    static GalleryFolder in(Path folder) throws IOException {
        return new GalleryFolder(
                Files.createDirectories(folder.resolve("originals")),
                Files.createDirectories(folder.resolve("titles")),
                Files.createDirectories(folder.resolve("derivatives")));
    }
}
