/** A JPEG engine in pure Java that shrinks while it decodes. */
module io.lazyimg.jpeg {
    requires transitive io.lazyimg.core;
    requires transitive java.desktop;
    requires org.jspecify;

    exports io.lazyimg.jpeg;

    provides javax.imageio.spi.ImageReaderSpi with
            io.lazyimg.jpeg.JpegImageReaderSpi;
    provides io.lazyimg.spi.Resizer with
            io.lazyimg.jpeg.JpegResizer;
}
