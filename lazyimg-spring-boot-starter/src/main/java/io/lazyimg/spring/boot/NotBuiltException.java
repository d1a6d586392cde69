package io.lazyimg.spring.boot;

/** No {@code LazyImages} could be built of what the application says; the message tells what is wrong with it. */
final class NotBuiltException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotBuiltException(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
