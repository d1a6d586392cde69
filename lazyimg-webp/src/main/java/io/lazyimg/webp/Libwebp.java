package io.lazyimg.webp;

import com.luciad.imageio.webp.internal.NativeLoader;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The native functions of webp-imageio 0.11, called without its ImageIO plug-in: that one registers each configuration with
 * a cleaner which never cleans, since the configuration is its own cleaning action. Its memory, and by way of the cleaner's
 * thread the class loader of a web application, would never be given back.
 *
 * <p>Each class loader unpacks a copy of the library into the folder of temporary files and loads that, so that an
 * application can be deployed again while it still runs elsewhere in the same JVM. Copies are deleted when the JVM ends.
 */
final class Libwebp {
    private static final String PACKAGE = "com.luciad.imageio.webp.";

    /** Tables, of which those for alpha are the largest. */
    private static final long FIXED_BYTES = 768 << 10;

    private final MethodHandle createConfig;
    private final MethodHandle deleteConfig;
    private final MethodHandle setQuality;
    private final MethodHandle encodeRgb;
    private final MethodHandle encodeRgba;

    private Libwebp(MethodHandles.Lookup config, MethodHandles.Lookup functions) throws ReflectiveOperationException {
        this.createConfig = find(config, "createConfig", MethodType.methodType(long.class));
        this.deleteConfig = find(config, "deleteConfig", MethodType.methodType(void.class, long.class));
        this.setQuality = find(config, "setQuality", MethodType.methodType(void.class, long.class, float.class));
        MethodType encode =
                MethodType.methodType(byte[].class, long.class, byte[].class, int.class, int.class, int.class);
        this.encodeRgb = find(functions, "encodeRGB", encode);
        this.encodeRgba = find(functions, "encodeRGBA", encode);
    }

    private static MethodHandle find(MethodHandles.Lookup in, String name, MethodType type)
            throws ReflectiveOperationException {
        return in.findStatic(in.lookupClass(), name, type);
    }

    /** On demand, and once for a class loader. */
    private static final class Loading {
        static final Object RESULT = load();

        private Loading() {}

        /** The library, or why there is none. */
        private static Object load() {
            try {
                NativeLoader.initialize();
                Libwebp library = new Libwebp(lookup("WebPEncoderOptions"), lookup("WebP"));
                library.encode(new byte[4], 1, 1, true, 1);
                return library;
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                return e;
            }
        }

        private static MethodHandles.Lookup lookup(String name) throws ReflectiveOperationException {
            return MethodHandles.privateLookupIn(Class.forName(PACKAGE + name), MethodHandles.lookup());
        }
    }

    /**
     * The library.
     *
     * @throws IllegalStateException if it cannot be loaded
     */
    static Libwebp loaded() {
        if (Loading.RESULT instanceof Libwebp library) {
            return library;
        }
        Throwable problem = (Throwable) Loading.RESULT;
        throw new IllegalStateException(
                "lazyimg-webp cannot load libwebp on " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + " from " + folder() + ": " + problem.getMessage()
                        + "; name a folder from which programs may be run with -Dcom.luciad.imageio.webp.tmpdir=…, or"
                        + " leave lazyimg-webp away",
                problem);
    }

    private static String folder() {
        return System.getProperty("com.luciad.imageio.webp.tmpdir", System.getProperty("java.io.tmpdir"));
    }

    /**
     * The most memory that {@link #encode} takes, the samples and what comes out included: measured with noise at quality
     * 90, of which 16 bytes a pixel are native without alpha, and 38 with alpha that is noise too.
     */
    static long bytes(int width, int height, boolean alpha) {
        return FIXED_BYTES + (long) width * height * (alpha ? 50 : 26);
    }

    /**
     * A lossy file.
     *
     * @param samples red, green, blue, and alpha if there is any, a byte each
     * @param quality 1 to 100
     */
    byte[] encode(byte[] samples, int width, int height, boolean alpha, int quality) {
        try {
            long config = (long) createConfig.invokeExact();
            try {
                setQuality.invokeExact(config, (float) quality);
                MethodHandle encode = alpha ? encodeRgba : encodeRgb;
                byte[] file = (byte[]) encode.invokeExact(config, samples, width, height, width * (alpha ? 4 : 3));
                if (file == null) {
                    throw new IllegalStateException("libwebp did not encode " + width + "x" + height + " pixels");
                }
                return file;
            } finally {
                deleteConfig.invokeExact(config);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("native functions throw nothing that is checked", e);
        }
    }
}
