package io.lazyimg.examples.spring;

import io.lazyimg.spi.BlobSource;
import io.lazyimg.spring.boot.LazyImagesCustomizer;
import io.lazyimg.store.FileBlobStore;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the gallery. All that it keeps lies in one folder. */
@SpringBootApplication
class GalleryApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(GalleryApplication.class, arguments);
    }

    @Bean
    GalleryFolder folder(@Value("${gallery.folder}") Path folder) throws IOException {
        return GalleryFolder.in(folder);
    }

    @Bean
    LazyImagesCustomizer stores(GalleryFolder folder) throws IOException {
        BlobSource originals = FileBlobStore.readOnly(folder.originals());
        FileBlobStore derivatives = FileBlobStore.in(folder.derivatives());
        return builder -> builder.originals(originals).derivatives(derivatives);
    }
}
