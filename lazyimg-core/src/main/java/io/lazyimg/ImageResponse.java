package io.lazyimg;

import io.lazyimg.spi.Blob;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer, whole: status, headers and body. Whoever got it sends the headers, {@link #writeTo writes} the body and
 * closes it.
 */
public final class ImageResponse implements AutoCloseable {
    /** Containers copy what they are given at once through native memory of that size. */
    private static final int STEP_BYTES = 64 * 1024;

    private final int status;
    private final Map<String, String> headers;
    private final byte[] bytes;
    private final @Nullable Blob blob;
    private final Runnable onClose;
    private boolean closed;

    private ImageResponse(
            int status, Map<String, String> headers, byte[] bytes, @Nullable Blob blob, Runnable onClose) {
        this.status = status;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.bytes = bytes;
        this.blob = blob;
        this.onClose = onClose;
    }

    /** An answer whose body, perhaps none, is in memory. */
    public static ImageResponse of(int status, Map<String, String> headers, byte[] body) {
        return new ImageResponse(status, headers, body, null, () -> {});
    }

    /** An answer whose body is in memory that is accounted for until the answer is closed. */
    public static ImageResponse holding(int status, Map<String, String> headers, byte[] body, Runnable onClose) {
        return new ImageResponse(status, headers, body, null, onClose);
    }

    /** An answer whose body comes out of a store; closing the answer closes the blob. */
    public static ImageResponse streaming(int status, Map<String, String> headers, Blob body) {
        return new ImageResponse(status, headers, new byte[0], body, () -> {});
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The headers, each name once, {@code Content-Length} among them where there is a body to be told of. */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * Writes the body, which is empty for HEAD, 304 and redirects. Once only.
     *
     * @throws IOException if the visitor or the store is gone; with headers sent already, the connection must then not
     *     be ended as if all had gone well
     */
    public void writeTo(OutputStream out) throws IOException {
        if (blob == null) {
            for (int at = 0; at < bytes.length; at += STEP_BYTES) {
                out.write(bytes, at, Math.min(STEP_BYTES, bytes.length - at));
            }
            return;
        }
        long written = blob.content().transferTo(out);
        if (written != blob.info().size()) {
            throw new EOFException(
                    "the store gave " + written + " of " + blob.info().size() + " bytes");
        }
    }

    /** Lets go of the body. Until then its memory counts against the budget of the renders. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        onClose.run();
        if (blob != null) {
            blob.close();
        }
    }
}
