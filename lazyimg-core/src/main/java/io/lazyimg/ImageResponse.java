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

    /** No answer yet: the request was {@link Waiting#park parked}. */
    public static final ImageResponse PARKED = of(0, Map.of(), new byte[0]);

    private final int status;
    private final Map<String, String> headers;
    private final byte[] bytes;
    private final @Nullable Blob blob;
    private final Runnable onClose;
    private long written;
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

    /** This answer, of which this object must not be used any more, with another header. */
    ImageResponse with(String header, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new ImageResponse(status, changed, bytes, blob, onClose);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The headers, each name once, {@code Content-Length} among them where there is a body to be told of. */
    public Map<String, String> headers() {
        return headers;
    }

    /** How many bytes the body has: none for HEAD, 304 and redirects. */
    public long bodyBytes() {
        return blob == null ? bytes.length : blob.info().size();
    }

    /**
     * Writes the body, which is empty for HEAD, 304 and redirects. Once only.
     *
     * @throws IOException if the visitor or the store is gone; with headers sent already, the connection must then not
     *     be ended as if all had gone well
     */
    public void writeTo(OutputStream out) throws IOException {
        while (writePart(out)) {
            // the next
        }
    }

    /**
     * Writes the next part of the body, at most 64 KB of it, for who cannot take the whole at once.
     *
     * @return whether there was anything left to write
     * @throws IOException as {@link #writeTo}
     */
    public boolean writePart(OutputStream out) throws IOException {
        if (blob == null) {
            int length = (int) Math.min(STEP_BYTES, bytes.length - written);
            if (length > 0) {
                out.write(bytes, (int) written, length);
                written += length;
            }
            return length > 0;
        }
        byte[] part = blob.content().readNBytes(STEP_BYTES);
        written += part.length;
        if (part.length < STEP_BYTES && written != blob.info().size()) {
            throw new EOFException(
                    "the store gave " + written + " of " + blob.info().size() + " bytes");
        }
        if (part.length > 0) {
            out.write(part);
        }
        return part.length > 0;
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
