package io.github.camelflux.example.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.springframework.core.env.Environment;

/**
 * An S3 server on loopback that keeps its objects as files in {@code data/s3}. It asks for no credentials, so that a browser can open
 * a picture by its plain URL.
 */
final class EmbeddedS3 implements EmbeddedServer {

    private final S3Proxy server;

    private EmbeddedS3(S3Proxy server) {
        this.server = server;
    }

    static Optional<EmbeddedServer> unlessConfigured(Environment environment) {
        if (environment.getProperty("example.s3.endpoint", "").isBlank()) {
            Path directory = Path.of(environment.getRequiredProperty("example.data"), "s3");
            int port = environment.getRequiredProperty("example.s3.port", Integer.class);
            return Optional.of(start(directory, LoopbackPort.preferring(port, "the S3 server")));
        }
        return Optional.empty();
    }

    private static EmbeddedS3 start(Path directory, int port) {
        try {
            Files.createDirectories(directory);
            S3Proxy server = S3Proxy.builder()
                    .blobStore(new FilesystemNio2BlobStore(directory.toString()))
                    .endpoint(URI.create("http://127.0.0.1:" + port))
                    .awsAuthentication(AuthenticationType.NONE, null, null)
                    .ignoreUnknownHeaders(true)
                    .build();
            server.start();
            return new EmbeddedS3(server);
        } catch (IOException failure) {
            throw new UncheckedIOException("The S3 server cannot keep its objects in " + directory, failure);
        } catch (Exception failure) {
            throw new IllegalStateException("The S3 server did not start", failure);
        }
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of(
                "example.s3.endpoint", "http://127.0.0.1:" + server.getPort(),
                "example.s3.access-key", "anyone",
                "example.s3.secret-key", "is-welcome");
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("The S3 server did not stop", failure);
        }
    }
}
