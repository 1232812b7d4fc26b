package io.github.camelflux.example.storage;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The object storage that the pictures go to.
 *
 * @param endpoint where it is
 * @param bucket the bucket for pictures and receipts
 * @param region its region; servers other than Amazon's mostly do not care
 * @param accessKey the access key; blank: what the AWS SDK finds in the environment, the profile or the machine's role
 * @param secretKey the secret that belongs to the access key
 */
@ConfigurationProperties("example.s3")
public record S3Settings(URI endpoint, String bucket, String region, String accessKey, String secretKey) {

    boolean hasCredentials() {
        return accessKey != null && !accessKey.isBlank();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "S3Settings[endpoint=" + endpoint + ", bucket=" + bucket + ", region=" + region + "]";
    }
}
