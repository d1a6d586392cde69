package io.lazyimg.s3;

import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** The clients that stores make for themselves. */
final class Clients {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    static final Duration ACQUIRE_TIMEOUT = Duration.ofSeconds(5);
    static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(15);
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    static final int MAX_CONNECTIONS = 64;
    static final int MAX_ATTEMPTS = 3;

    private Clients() {}

    /** A client for a place. Whoever got it closes it. */
    static S3Client of(S3Location location) throws IOException {
        try {
            return builder(location).build();
        } catch (SdkClientException e) {
            throw new IOException(
                    "no client can be made for " + location.uri() + "; if it is the region that is missing, give it as"
                            + " ?region=eu-west-1: " + e.getMessage(),
                    e);
        }
    }

    /**
     * Trailing checksums and chunked signatures are left out where S3 does not ask for them: servers other than
     * Amazon's refuse them. Content is guarded by {@code Content-MD5}.
     */
    static S3ClientBuilder builder(S3Location location) {
        S3ClientBuilder builder = S3Client.builder()
                .forcePathStyle(location.pathStyle())
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(Apache5HttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(READ_TIMEOUT)
                        .connectionAcquisitionTimeout(ACQUIRE_TIMEOUT)
                        .maxConnections(MAX_CONNECTIONS))
                .overrideConfiguration(calls -> calls.apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .apiCallTimeout(CALL_TIMEOUT)
                        .retryStrategy(new BriefRetries(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(MAX_ATTEMPTS)
                                .build())));
        if (location.endpoint() != null) {
            builder.endpointOverride(location.endpoint());
        }
        if (location.region() != null || location.endpoint() != null) {
            builder.region(region(location));
        }
        return builder;
    }

    /** The region of a place, or the one that is configured, or the usual one. */
    static Region region(S3Location location) {
        return location.region() == null ? regionOrUsual() : Region.of(location.region());
    }

    /** The configured region; servers other than Amazon's mostly have none, and take the oldest one's name. */
    private static Region regionOrUsual() {
        try {
            return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion();
        } catch (SdkClientException e) {
            return Region.US_EAST_1;
        }
    }
}
