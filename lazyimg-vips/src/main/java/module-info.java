/** An engine for AVIF, HEIC and JPEG XL over an installed libvips. */
module io.lazyimg.vips {
    requires transitive io.lazyimg.core;
    requires com.sun.jna;
    requires org.jspecify;

    exports io.lazyimg.vips;

    opens io.lazyimg.vips to
            com.sun.jna;

    provides io.lazyimg.spi.FormatEncoder with
            io.lazyimg.vips.AvifEncoder;
    provides io.lazyimg.spi.Resizer with
            io.lazyimg.vips.VipsResizer;
}
