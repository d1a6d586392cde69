package io.lazyimg.s3;

import io.lazyimg.spi.BlobInfo;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of an object, all of them or an {@link IOException}. Where the connection breaks, the rest of the very same
 * object is asked for. The connection goes back to the pool with the last byte, and is dropped if the stream is closed
 * before.
 */
final class ObjectBody extends InputStream {
    private final Bucket bucket;
    private final BlobInfo info;
    private final BodyLimits limits;
    private final Patience patience;
    private volatile @Nullable ResponseInputStream<GetObjectResponse> body;
    private long position;
    private int resumes;
    private boolean closed;

    ObjectBody(Bucket bucket, BlobInfo info, ResponseInputStream<GetObjectResponse> body, BodyLimits limits) {
        this.bucket = bucket;
        this.info = info;
        this.body = body;
        this.limits = limits;
        this.patience = new Patience(limits.waiting(), this::drop);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, buffer.length);
        if (closed) {
            throw new IOException(shown() + " is closed");
        }
        if (length == 0) {
            return 0;
        }
        if (position == info.size()) {
            return -1;
        }
        if (patience.isExhausted()) {
            throw failed("the server took longer than " + limits.waiting(), null);
        }
        patience.begin();
        try {
            return readOn(buffer, from, (int) Math.min(length, info.size() - position));
        } finally {
            patience.pause();
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            patience.stop();
            if (position == info.size()) {
                giveBack();
            } else {
                drop();
            }
        }
    }

    private int readOn(byte[] buffer, int from, int length) throws IOException {
        while (true) {
            IOException broken;
            try {
                int read = body == null ? -1 : body.read(buffer, from, length);
                if (read > 0) {
                    position += read;
                    if (position == info.size()) {
                        finish();
                    }
                    return read;
                }
                broken = new EOFException("the body ends early");
            } catch (IOException e) {
                broken = e;
            } catch (SdkException e) {
                broken = S3Failure.of(e, "GetObject", shown());
            }
            resume(broken);
        }
    }

    private void resume(IOException broken) throws IOException {
        drop();
        if (Thread.currentThread().isInterrupted()) {
            throw failed("it was interrupted", broken);
        }
        if (patience.isExhausted()) {
            throw failed("the server took longer than " + limits.waiting(), broken);
        }
        if (resumes == limits.resumes()) {
            throw failed("it broke off " + (resumes + 1) + " times", broken);
        }
        resumes++;
        try {
            body = bucket.client().getObject(get -> get.bucket(bucket.name())
                    .key(bucket.object(info.key()))
                    .ifMatch(info.etag())
                    .range("bytes=" + position + "-"));
        } catch (SdkException e) {
            int status = S3Failure.status(e);
            throw status == S3Failure.PRECONDITION_FAILED || status == S3Failure.NOT_FOUND
                    ? failed("it was replaced or removed meanwhile", e)
                    : S3Failure.of(e, "GetObject", shown());
        }
        if (patience.isExhausted()) {
            drop();
            throw failed("the server took longer than " + limits.waiting(), broken);
        }
        requireRest(Objects.requireNonNull(body).response());
    }

    private void requireRest(GetObjectResponse rest) throws IOException {
        String expected = "bytes " + position + "-" + (info.size() - 1) + "/" + info.size();
        if (!expected.equals(rest.contentRange())
                || !info.etag().equals(ObjectInfo.unquoted(String.valueOf(rest.eTag())))) {
            drop();
            throw failed("the server sent " + rest.contentRange() + " instead of " + expected, null);
        }
    }

    /** Reads over the end, where the SDK compares checksums if it has been told to. */
    private void finish() throws IOException {
        patience.stop();
        try {
            if (Objects.requireNonNull(body).read() >= 0) {
                drop();
            }
            giveBack();
        } catch (IOException e) {
            drop(); // of no matter: all bytes are here
        } catch (SdkException e) {
            drop();
            throw failed("its checksum differs", e);
        }
    }

    private void giveBack() throws IOException {
        ResponseInputStream<GetObjectResponse> whole = body;
        body = null;
        if (whole != null) {
            whole.close();
        }
    }

    private void drop() {
        ResponseInputStream<GetObjectResponse> broken = body;
        if (broken != null) {
            broken.abort();
        }
    }

    private IOException failed(String why, @Nullable Exception cause) {
        return new IOException(
                shown() + " could not be read to its end, " + position + " of " + info.size() + " bytes came: " + why,
                cause);
    }

    private String shown() {
        return bucket.shown(info.key());
    }
}
