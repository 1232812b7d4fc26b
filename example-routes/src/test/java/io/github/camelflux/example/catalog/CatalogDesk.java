package io.github.camelflux.example.catalog;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;

/** Where a user of the route sits: drops catalogues, waits for them, looks at what is in the bucket. */
final class CatalogDesk implements AutoCloseable {

    static final String HEADER = "sku,name,description,size,quality\n";
    static final String DAY = "catalog/2026-11-26/";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final RunningExample example;
    private final Path folder;

    CatalogDesk(Path home, FluxSimulator simulator, String key, String... options) throws IOException {
        Files.createDirectories(home.resolve("inbox"));
        folder = Files.createDirectories(home.resolve("data/catalogs"));
        example = RunningExample.in(
                home,
                Stream.of(OutsideSimulator.options(simulator, key), options)
                        .flatMap(Stream::of)
                        .toArray(String[]::new));
    }

    /** Drops a file that was last changed on the day of {@link #DAY}. */
    void drop(String name, String content) {
        drop(name, content.getBytes(StandardCharsets.UTF_8));
    }

    void drop(String name, byte[] content) {
        try {
            Path written = Files.write(folder.resolveSibling(name), content);
            Files.setLastModifiedTime(
                    written,
                    FileTime.from(LocalDateTime.of(2026, 11, 26, 12, 0)
                            .atZone(ZoneId.systemDefault())
                            .toInstant()));
            Files.move(written, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Drops one again that failed, as it is. */
    void dropAgain(String name) throws IOException {
        Files.delete(failed(name + ".reason.txt"));
        Files.move(failed(name), folder.resolve(name));
    }

    /** Drops the rows of one that failed which were left for later, as a catalogue of that name. */
    void dropRest(String of, String name) throws IOException {
        Files.move(failed(of + ".later.csv"), folder.resolve(name));
    }

    Path done(String name) {
        return folder.resolve("done").resolve(name);
    }

    Path failed(String name) {
        return folder.resolve("failed").resolve(name);
    }

    /** Waits until a file has come to its place. */
    void await(Path file) {
        Awaitility.await("arrival of " + file).atMost(PATIENCE).until(() -> Files.exists(file));
    }

    /** Waits until a catalogue was put away as failed, and answers why. */
    String reason(String name) {
        await(failed(name));
        return read(failed(name + ".reason.txt"));
    }

    String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<String> keys() {
        return example.keys();
    }

    String contentType(String key) throws IOException, InterruptedException {
        return example.browse(key).headers().firstValue("Content-Type").orElse("");
    }

    /** A picture from the bucket, every pixel of it. */
    BufferedImage image(String key) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(example.object(key)));
        if (image == null) {
            throw new IOException(key + " is no picture");
        }
        return image;
    }

    BufferedImage sheet(String batch) throws IOException {
        return image(DAY + batch + "/contact-sheet.png");
    }

    CostFile costs(String batch) {
        return CostFile.parse(new String(example.object(DAY + batch + "/costs.csv"), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        example.close();
    }
}
