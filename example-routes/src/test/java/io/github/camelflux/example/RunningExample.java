package io.github.camelflux.example;

import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.storage.S3Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The application as its user has it: a folder to drop files into and a bucket to look into. Its ports are free ones. */
public final class RunningExample implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ConfigurableApplicationContext application;
    private final Path inbox;
    private final S3Settings settings;
    private final S3Client s3;

    private RunningExample(ConfigurableApplicationContext application, Path inbox) {
        this.application = application;
        this.inbox = inbox;
        this.settings = application.getBean(S3Settings.class);
        this.s3 = S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .build();
    }

    /** Starts the application with its folders in {@code home}. */
    public static RunningExample in(Path home, String... options) {
        Path inbox = home.resolve("inbox");
        String[] all = Stream.concat(
                        Stream.of(
                                        "--example.inbox=" + inbox,
                                        "--example.data=" + home.resolve("data"),
                                        "--server.port=0",
                                        "--example.netty-http.port=0",
                                        "--example.s3.port=0",
                                        "--example.ftp.port=0",
                                        "--example.sftp.port=0",
                                        "--example.jms.port=0",
                                        "--example.simulator.port=0",
                                        "--BFL_API_KEY=",
                                        // Whoever waits for the application in a test need not wait for its pauses.
                                        "--example.folders.look-every=100",
                                        "--example.folders.settled-after=100",
                                        "--camel.component.flux.poll-interval=100ms",
                                        "--camel.component.flux.store-poll-interval=100ms")
                                .filter(usual -> !isSet(usual, options)),
                        Stream.of(options))
                .toArray(String[]::new);
        return new RunningExample(new SpringApplicationBuilder(ExampleRoutesApplication.class).run(all), inbox);
    }

    /** An option that is given twice would have two values. */
    private static boolean isSet(String option, String... options) {
        String name = option.substring(0, option.indexOf('=') + 1);
        return Stream.of(options).anyMatch(given -> given.startsWith(name));
    }

    /** What the configuration says, the addresses of the servers inside included. */
    public String setting(String name) {
        return application.getEnvironment().getRequiredProperty(name);
    }

    /** The URIs that routes consume from, of one component. */
    public List<String> consumed(String component) {
        return application.getBean(CamelContext.class).getRoutes().stream()
                .map(route -> route.getEndpoint().getEndpointUri())
                .filter(uri -> uri.startsWith(component + ":"))
                .toList();
    }

    /** Drops a whole file at once: this application does not wait for long whether more of it comes. */
    public Path drop(String name, String content) {
        try {
            return Files.move(Files.writeString(inbox.resolveSibling(name), content), inbox.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path inbox() {
        return inbox;
    }

    public Path done(String name) {
        return inbox.resolve("done").resolve(name);
    }

    Path failed(String name) {
        return inbox.resolve("failed").resolve(name);
    }

    Path moderated(String name) {
        return inbox.resolve("moderated").resolve(name);
    }

    /** Waits until a file has come to its place, and answers what is in it. */
    public String arrived(Path file) {
        await("arrival of " + file).atMost(PATIENCE).until(() -> Files.exists(file));
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until the application has taken a file out of the inbox. */
    void gone(Path file) {
        await("taking of " + file).atMost(PATIENCE).until(() -> Files.notExists(file));
    }

    /** Waits until so many files are in one of the folders inside the inbox. */
    List<Path> arrived(String folder, int count) {
        Path directory = inbox.resolve(folder);
        await(count + " files in " + directory)
                .atMost(PATIENCE)
                .until(() -> files(directory).size() >= count);
        return files(directory);
    }

    public static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(directory)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public List<String> keys() {
        return s3.listObjectsV2Paginator(list -> list.bucket(settings.bucket())).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    public List<String> pictureKeys() {
        return keys().stream().filter(key -> !key.endsWith(".json")).toList();
    }

    /** The picture whose prompt file had this name without its ending. */
    public StoredPicture picture(String stem) {
        String key = pictureKeys().stream()
                .filter(candidate -> candidate.startsWith(stem + "-"))
                .findFirst()
                .orElseThrow();
        return pictureAt(key);
    }

    public StoredPicture pictureAt(String key) {
        return StoredPicture.read(s3, settings.bucket(), key);
    }

    /** An object as the bucket holds it. */
    public byte[] object(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(settings.bucket()).key(key))
                .asByteArray();
    }

    /** Asks for an object as a browser would: by its plain URL, without credentials. */
    public HttpResponse<byte[]> browse(String key) throws IOException, InterruptedException {
        URI url = URI.create(settings.endpoint() + "/" + settings.bucket() + "/" + key);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Puts away what earlier tests left: what is in the bucket, and the files that are done with. */
    public void tidy() {
        keys().forEach(key ->
                s3.deleteObject(object -> object.bucket(settings.bucket()).key(key)));
        Stream.of("done", "moderated", "failed")
                .flatMap(folder -> files(inbox.resolve(folder)).stream())
                .forEach(file -> file.toFile().delete());
    }

    @Override
    public void close() {
        s3.close();
        application.close();
    }
}
