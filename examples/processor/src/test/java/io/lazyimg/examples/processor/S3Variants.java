package io.lazyimg.examples.processor;

import io.lazyimg.hosts.s3.S3User;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.s3.S3Client;

abstract class S3Variants extends VariantStorms {
    private final String bucket = "images-" + UUID.randomUUID();

    abstract URI server();

    abstract S3User user();

    @BeforeEach
    void aBucket() {
        System.setProperty("aws.accessKeyId", user().accessKey());
        System.setProperty("aws.secretAccessKey", user().secretKey());
        try (S3Client client = user().client(server())) {
            client.createBucket(create -> create.bucket(bucket));
        }
    }

    @Override
    @AfterEach
    void stop() {
        super.stop();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Override
    String derivatives() {
        return "s3://" + bucket + "?region=us-east-1&pathStyle=true&endpoint=" + server();
    }
}
