/** A JPEG engine in pure Java that shrinks while it decodes. */
module io.lazyimg.jpeg {
    requires transitive io.lazyimg.core;
    requires org.jspecify;

    exports io.lazyimg.jpeg;
}
