package io.lazyimg.examples.spring;

/** An upload that is no picture that can be shown; the message is for the visitor. */
final class RefusedUpload extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    RefusedUpload(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status. */
    int status() {
        return status;
    }
}
