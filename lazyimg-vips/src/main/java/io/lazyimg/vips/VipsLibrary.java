package io.lazyimg.vips;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * The functions of libvips that are called, and of the glib that it is made with, by their own names. Where there are options,
 * they are pairs of a name and a value with {@code null} behind them; a number that is returned is 0 where all went well. A
 * {@code size_t} is taken for 64 bits.
 *
 * @see <a href="https://www.libvips.org/API/8.14/">libvips 8.14</a>
 */
interface VipsLibrary extends Library {
    /** Told while pixels are computed. */
    interface Progress extends Callback {
        void told(Pointer image, Pointer progress, @Nullable Pointer data);
    }

    int vips_init(String program);

    int vips_version(int part);

    void vips_block_untrusted_set(int blocked);

    void vips_operation_block_set(String operation, int blocked);

    long vips_type_find(String base, String nickname);

    void vips_concurrency_set(int threads);

    void vips_cache_set_max(int operations);

    @Nullable
    Pointer vips_error_buffer_copy();

    int vips_heifload_buffer(Pointer file, long length, PointerByReference out, @Nullable Object... options);

    int vips_jxlload_buffer(Pointer file, long length, PointerByReference out, @Nullable Object... options);

    @Nullable
    Pointer vips_image_new_from_memory(Pointer samples, long length, int width, int height, int bands, int format);

    int vips_heifsave_buffer(
            Pointer image, PointerByReference file, LongByReference length, @Nullable Object... options);

    int vips_pngsave_buffer(
            Pointer image, PointerByReference file, LongByReference length, @Nullable Object... options);

    int vips_image_get_width(Pointer image);

    int vips_image_get_height(Pointer image);

    int vips_image_get_bands(Pointer image);

    int vips_image_get_format(Pointer image);

    int vips_image_hasalpha(Pointer image);

    int vips_image_remove(Pointer image, String metadata);

    void vips_image_set_progress(Pointer image, int told);

    void vips_image_set_kill(Pointer image, int killed);

    @Nullable
    Pointer vips_image_copy_memory(Pointer image);

    int vips_copy(Pointer in, PointerByReference out, @Nullable Object... options);

    int vips_extract_area(
            Pointer in, PointerByReference out, int left, int top, int width, int height, @Nullable Object... options);

    int vips_extract_band(Pointer in, PointerByReference out, int band, @Nullable Object... options);

    int vips_resize(Pointer in, PointerByReference out, double scale, @Nullable Object... options);

    int vips_premultiply(Pointer in, PointerByReference out, @Nullable Object... options);

    int vips_unpremultiply(Pointer in, PointerByReference out, @Nullable Object... options);

    int vips_round(Pointer in, PointerByReference out, int how, @Nullable Object... options);

    int vips_cast(Pointer in, PointerByReference out, int format, @Nullable Object... options);

    int vips_min(Pointer in, DoubleByReference out, @Nullable Object... options);

    void g_object_unref(Pointer object);

    void g_free(Pointer memory);

    long g_signal_connect_data(
            Pointer object,
            String signal,
            Callback callback,
            @Nullable Pointer data,
            @Nullable Pointer destroy,
            int flags);

    int g_log_set_handler(String domain, int levels, Pointer handler, @Nullable Pointer data);
}
