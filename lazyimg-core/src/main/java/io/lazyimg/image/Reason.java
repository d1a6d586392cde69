package io.lazyimg.image;

/** Why a request got no image. Each reason owns its HTTP status. */
public enum Reason {
    /** The path is shaped like ours but names no possible variant. */
    MALFORMED(400),
    /** The size policy does not allow this variant. */
    REFUSED(403),
    /** The signature is missing or wrong. */
    BAD_SIGNATURE(403),
    /** The host's {@code Authorizer} does not let this visitor see it. */
    FORBIDDEN(403),
    /** As many variants of this original are stored as there may be. */
    TOO_MANY_VARIANTS(403),
    /** The URL was signed for a time that is over. */
    EXPIRED(403),
    /** There is no such original. */
    NOT_FOUND(404),
    /** The original, or what rendering it would take, is over a limit. */
    TOO_LARGE(413),
    /** The original is not an image that any engine reads, or is damaged. */
    NOT_DECODABLE(422),
    /** Too many renders were asked for. */
    RATE_LIMITED(429),
    /** A defect of ours or of a plugged-in part. */
    INTERNAL(500),
    /** Rendering it took longer than it may. */
    TOO_SLOW(503),
    /** No capacity was free in time. */
    OVERLOADED(503),
    /** A store failed. */
    STORE_FAILED(503);

    private final int status;

    Reason(int status) {
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
