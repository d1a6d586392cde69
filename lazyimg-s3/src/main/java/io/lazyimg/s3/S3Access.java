package io.lazyimg.s3;

import java.io.IOException;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens clients for commands and for the doctor. Whoever opens one closes it. */
public final class S3Access {
    private S3Access() {}

    /**
     * A client for the server that a location names, with the credentials that the SDK finds in its environment.
     *
     * @throws IOException if the SDK finds no region for it
     */
    public static S3Client client(S3Location location) throws IOException {
        return Clients.of(location);
    }

    /** A client that asks as every visitor may. */
    static S3Client anonymous(S3Location location) {
        return Clients.builder(location)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }
}
