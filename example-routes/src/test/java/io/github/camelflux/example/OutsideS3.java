package io.github.camelflux.example;

import io.github.camelflux.example.embedded.LoopbackPort;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An S3 server that is none of the application's business: it wants credentials, can be stopped and can refuse to store. */
public final class OutsideS3 implements AutoCloseable {

    private static final String ACCESS_KEY = "pictures-user";
    private static final String SECRET_KEY = "pictures-word";

    private final AtomicInteger putsToFail = new AtomicInteger();
    private final AtomicReference<CountDownLatch> held = new AtomicReference<>();
    private final BlobStore store;
    private S3Proxy server;
    private final int port = LoopbackPort.numbered(0, "the S3 server");

    public OutsideS3(Path directory) throws Exception {
        Files.createDirectories(directory);
        store = new FailingStore(new FilesystemNio2BlobStore(directory.toString()));
        start();
    }

    /** The configuration that leads the application here. */
    public String[] options() {
        return new String[] {
            "--example.s3.endpoint=http://127.0.0.1:" + port,
            "--example.s3.access-key=" + ACCESS_KEY,
            "--example.s3.secret-key=" + SECRET_KEY
        };
    }

    /** A client that tries everything once. */
    public S3Client client() {
        return S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .overrideConfiguration(client -> client.retryStrategy(retries -> retries.maxAttempts(1)))
                .build();
    }

    public void failNextPuts(int count) {
        putsToFail.set(count);
    }

    public int putsLeftToFail() {
        return Math.max(0, putsToFail.get());
    }

    /**
     * Stores the next object and does not answer.
     *
     * @return lets the answer go
     */
    public Runnable holdNextAnswer() {
        CountDownLatch release = new CountDownLatch(1);
        held.set(release);
        return release::countDown;
    }

    /** Starts it, the second time at the address it had the first time. */
    public void start() throws Exception {
        server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .ignoreUnknownHeaders(true)
                .build();
        server.start();
    }

    public void stop() {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static void waitFor(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private final class FailingStore extends ForwardingBlobStore {

        FailingStore(BlobStore store) {
            super(store);
        }

        @Override
        public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
            if (putsToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw S3Exception.builder()
                        .statusCode(503)
                        .awsErrorDetails(
                                AwsErrorDetails.builder().errorCode("SlowDown").build())
                        .build();
            }
            PutObjectResponse stored = super.putBlob(request, content);
            CountDownLatch release = held.getAndSet(null);
            if (release != null) {
                waitFor(release);
            }
            return stored;
        }
    }
}
