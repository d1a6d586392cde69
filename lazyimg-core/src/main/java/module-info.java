/**
 * Resizes an image the first time a URL asks for it and keeps the result.
 *
 * <p>Applications use {@code io.lazyimg}; adapters implement {@code io.lazyimg.spi}.
 */
@SuppressWarnings("module") // not compiled before those that it exports to
module io.lazyimg.core {
    requires transitive org.jspecify;
    requires org.slf4j;
    requires java.desktop;
    requires imgscalr.lib;
    requires com.twelvemonkeys.imageio.core;
    requires com.twelvemonkeys.imageio.tiff;
    requires com.twelvemonkeys.imageio.webp;
    requires com.twelvemonkeys.imageio.bmp;

    exports io.lazyimg;
    exports io.lazyimg.codec to
            io.lazyimg.jpeg,
            io.lazyimg.vips;
    exports io.lazyimg.html;
    exports io.lazyimg.image;
    exports io.lazyimg.imageio;
    exports io.lazyimg.spi;
    exports io.lazyimg.store;

    uses io.lazyimg.spi.BlobStoreProvider;
    uses io.lazyimg.spi.FormatEncoder;
    uses io.lazyimg.spi.RateLimiterProvider;
    uses io.lazyimg.spi.Resizer;

    provides io.lazyimg.spi.BlobStoreProvider with
            io.lazyimg.store.FileBlobStoreProvider,
            io.lazyimg.store.MemoryBlobStoreProvider;
}
