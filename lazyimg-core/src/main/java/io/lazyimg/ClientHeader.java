package io.lazyimg;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The header in which proxies tell whom they ask for. */
public enum ClientHeader {
    /** {@code X-Forwarded-For}: addresses, to which each proxy adds the one that it was asked from. */
    X_FORWARDED_FOR("X-Forwarded-For"),
    /** {@code Forwarded} (RFC 7239): the same with names, of which {@code for} counts. */
    FORWARDED("Forwarded"),
    /** {@code CloudFront-Viewer-Address}: address and port of the visitor, as CloudFront alone sets it. */
    CLOUDFRONT_VIEWER_ADDRESS("CloudFront-Viewer-Address");

    /** Those that there are, as settings name them. */
    static final String WORDS = Arrays.stream(values()).map(ClientHeader::word).collect(Collectors.joining(", "));

    private final String header;

    ClientHeader(String header) {
        this.header = header;
    }

    /** The name of the header. */
    public String header() {
        return header;
    }

    static ClientHeader of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such header"));
    }

    private String word() {
        return header.toLowerCase(Locale.ROOT);
    }
}
