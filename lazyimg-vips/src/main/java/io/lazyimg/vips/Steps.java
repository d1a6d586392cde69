package io.lazyimg.vips;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import io.lazyimg.image.ImageException;
import io.lazyimg.spi.TimeLimit;
import java.lang.ref.Reference;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A chain of libvips' operations, each on what the one before made. What they made is let go of by {@link #close}, the last
 * first, and then the memory that the first one reads. While pixels are computed, libvips tells now and then, and stops if the
 * time is over.
 */
final class Steps implements AutoCloseable {
    /** Makes an image of one, and tells 0 if it could. */
    @FunctionalInterface
    interface Step {
        int make(Pointer in, PointerByReference out);
    }

    /** Makes an image of a file or of samples, and tells 0 if it could. */
    @FunctionalInterface
    interface Load {
        int make(Pointer memory, long length, PointerByReference out);
    }

    /** Makes a file of an image, and tells 0 if it could. */
    @FunctionalInterface
    interface Save {
        int make(Pointer image, PointerByReference file, LongByReference length);
    }

    private final VipsLibrary library;
    private final TimeLimit time;
    private final Memory first;
    private final Deque<Pointer> images = new ArrayDeque<>();
    private final VipsLibrary.Progress progress;

    /** A chain that begins with this memory, and gives it back in the end. */
    Steps(VipsLibrary library, Memory first, TimeLimit time) {
        this.library = library;
        this.time = time;
        this.first = first;
        this.progress = (image, told, data) -> stopIfOver(image);
    }

    /** A chain that begins with a file, which is copied out of the heap. */
    static Steps of(VipsLibrary library, byte[] file, TimeLimit time) {
        Memory copy = new Memory(file.length);
        copy.write(0, file, 0, file.length);
        return new Steps(library, copy, time);
    }

    private void stopIfOver(Pointer image) {
        try {
            time.check();
        } catch (ImageException e) {
            library.vips_image_set_kill(image, 1);
        }
    }

    /** Begins; false if it could not. */
    boolean load(Load load) {
        time.check();
        PointerByReference out = new PointerByReference();
        if (load.make(first, first.size(), out) != 0) {
            return false;
        }
        images.push(out.getValue());
        library.vips_image_set_progress(image(), 1);
        library.g_signal_connect_data(image(), "eval", progress, null, null, 0);
        return true;
    }

    /** What the last step made. */
    Pointer image() {
        return images.element();
    }

    /** Goes on; false if it could not. */
    boolean then(Step step) {
        PointerByReference out = new PointerByReference();
        if (step.make(image(), out) != 0) {
            return false;
        }
        images.push(out.getValue());
        return true;
    }

    /** Computes all pixels so far and goes on with these; false if it could not. */
    boolean compute() {
        time.check();
        Pointer computed = library.vips_image_copy_memory(image());
        time.check();
        if (computed == null) {
            return false;
        }
        images.push(computed);
        return true;
    }

    /** The file that is made of the last step's image, or {@code null} if none could be. */
    byte @Nullable [] save(Save save) {
        time.check();
        PointerByReference out = new PointerByReference();
        LongByReference length = new LongByReference();
        int failed = save.make(image(), out, length);
        Pointer memory = out.getValue();
        try {
            time.check();
            return failed != 0 || memory == null ? null : memory.getByteArray(0, Math.toIntExact(length.getValue()));
        } finally {
            if (memory != null) {
                library.g_free(memory);
            }
        }
    }

    @Override
    public void close() {
        try {
            while (!images.isEmpty()) {
                library.g_object_unref(images.pop());
            }
            first.close();
        } finally {
            Reference.reachabilityFence(progress); // native code may call it until now
        }
    }
}
