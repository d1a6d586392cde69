package io.lazyimg.vips;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The libvips of this process, set up once. It has global state, which is set for everybody in the process: every loader and saver
 * is blocked but the few that are used here, an operation has one thread, and results of operations are not kept.
 */
final class Vips {
    /** Where libvips has loaders that can be blocked. */
    private static final int OLDEST_MAJOR = 8;

    private static final int OLDEST_MINOR = 13;

    private static final List<String> NAMES = List.of("vips", "vips.42", "libvips-42");

    private static final String INSTALL = "; install libvips " + OLDEST_MAJOR + "." + OLDEST_MINOR
            + " or later with libheif and its AV1 codecs (Debian 12, Ubuntu: libvips42; Debian 13: libvips42t64,"
            + " libheif-plugin-aomenc, libheif-plugin-dav1d, libheif-plugin-libde265), or take lazyimg-vips off the class path";

    /** What is reached of the operations that read and write files or start programs. */
    private static final List<String> USED = List.of(
            "VipsForeignLoadHeifBuffer",
            "VipsForeignLoadJxlBuffer",
            "VipsForeignSaveHeifBuffer",
            "VipsForeignSavePngBuffer");

    private static final int G_LOG_LEVEL_WARNING = 1 << 4;
    private static final int MOST_TOLD = 500;

    private final VipsLibrary library;
    private final String version;
    private final boolean readsJxl;

    private Vips(VipsLibrary library, String version, boolean readsJxl) {
        this.library = library;
        this.version = version;
        this.readsJxl = readsJxl;
    }

    /** Tried once for all. */
    private static final class Shared {
        static final @Nullable Vips VIPS;
        static final String FAILURE;

        static {
            Vips vips = null;
            String failure = "";
            try {
                vips = start(NAMES);
            } catch (IllegalStateException e) {
                failure = String.valueOf(e.getMessage());
            } catch (LinkageError e) {
                failure = "libvips cannot be used ("
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")" + INSTALL;
            }
            VIPS = vips;
            FAILURE = failure;
        }
    }

    /**
     * The one of this process.
     *
     * @throws IllegalStateException if there is none that can be used; the message says what to install
     */
    static Vips shared() {
        Vips vips = Shared.VIPS;
        if (vips == null) {
            throw new IllegalStateException(Shared.FAILURE);
        }
        return vips;
    }

    VipsLibrary library() {
        return library;
    }

    /** As {@code 8.14}. */
    String version() {
        return version;
    }

    /** Whether it was made with JPEG XL. */
    boolean readsJxl() {
        return readsJxl;
    }

    /**
     * What it has to say about what went wrong. There is one such text for all threads of the process, so that it may tell of
     * another's failure; it is for logs, and never for visitors.
     */
    String failure() {
        return failure(library);
    }

    private static String failure(VipsLibrary library) {
        Pointer text = library.vips_error_buffer_copy();
        if (text == null) {
            return "";
        }
        try {
            String told = text.getString(0, StandardCharsets.UTF_8.name()).strip();
            return told.length() > MOST_TOLD ? told.substring(0, MOST_TOLD) : told;
        } finally {
            library.g_free(text);
        }
    }

    /** @param names that the library may have */
    static Vips start(List<String> names) {
        if (Native.SIZE_T_SIZE != Long.BYTES) {
            throw new IllegalStateException("lazyimg-vips needs a 64-bit JVM");
        }
        String name = name(names);
        VipsLibrary library = Native.load(name, VipsLibrary.class);
        String version = library.vips_version(0) + "." + library.vips_version(1);
        if (library.vips_version(0) < OLDEST_MAJOR
                || (library.vips_version(0) == OLDEST_MAJOR && library.vips_version(1) < OLDEST_MINOR)) {
            throw new IllegalStateException("libvips " + version + " is too old" + INSTALL);
        }
        if (library.vips_init("lazyimg") != 0) {
            throw new IllegalStateException("libvips " + version + " does not start: " + failure(library) + INSTALL);
        }
        setUp(library, NativeLibrary.getInstance(name));
        for (String needed : List.of("heifload_buffer", "heifsave_buffer", "pngsave_buffer")) {
            if (library.vips_type_find("VipsOperation", needed) == 0) {
                throw new IllegalStateException("libvips " + version + " was made without " + needed + INSTALL);
            }
        }
        boolean jxl = library.vips_type_find("VipsOperation", "jxlload_buffer") != 0;
        Vips vips = new Vips(library, version, jxl);
        SelfTest.run(vips, INSTALL);
        return vips;
    }

    private static String name(List<String> names) {
        String failure = "";
        for (String name : names) {
            try {
                return NativeLibrary.getInstance(name).getName();
            } catch (LinkageError e) {
                failure = failure.isEmpty() ? String.valueOf(e.getMessage()) : failure;
            }
        }
        throw new IllegalStateException(
                "libvips cannot be loaded (" + failure.lines().findFirst().orElse("") + ")" + INSTALL);
    }

    private static void setUp(VipsLibrary library, NativeLibrary functions) {
        library.vips_block_untrusted_set(1);
        library.vips_operation_block_set("VipsForeign", 1);
        library.vips_operation_block_set("VipsSystem", 1);
        USED.forEach(operation -> library.vips_operation_block_set(operation, 0));
        library.vips_concurrency_set(1);
        library.vips_cache_set_max(0);
        // a function that takes such arguments and does nothing with them; without it, files write to the host's stderr
        Pointer silent = functions.getFunction("g_direct_hash");
        library.g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING, silent, null);
    }
}
