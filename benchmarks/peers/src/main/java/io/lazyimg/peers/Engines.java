package io.lazyimg.peers;

/** Our engines. */
final class Engines {
    /** The one of the core. */
    static final String DEFAULT = "io.lazyimg.imageio.ImageIoResizer";

    private static final String JPEG = "io.lazyimg.jpeg.JpegResizer";

    private Engines() {}

    /** The one that this run is about, or the core's where that is not there. */
    static String present() {
        try {
            Class.forName(JPEG, false, Engines.class.getClassLoader());
            return JPEG;
        } catch (ClassNotFoundException e) {
            System.out.println(JPEG + " is not on the class path: " + DEFAULT + " instead");
            return DEFAULT;
        }
    }
}
