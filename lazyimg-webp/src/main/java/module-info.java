/** Writes WebP with libwebp. */
module io.lazyimg.webp {
    requires transitive io.lazyimg.core;
    requires org.jspecify;
    requires webp.imageio;

    exports io.lazyimg.webp;

    provides io.lazyimg.spi.FormatEncoder with
            io.lazyimg.webp.WebpEncoder;
}
