package io.github.camelflux.example.photos;

import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.RunningExample;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The folder of photos as its user has it: something to copy files into and to look into. */
record PhotoFolder(Path path) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    static PhotoFolder in(Path home) {
        return new PhotoFolder(home.resolve("data/photos"));
    }

    /** A real photo, as far as decoders care. */
    static byte[] photo(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path drop(String name, byte[] content) {
        try {
            return Files.move(Files.write(path.resolveSibling(name), content), path.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path drop(String name, String text) {
        return drop(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until a file has come to its place. */
    Path arrived(String place) {
        Path file = path.resolve(place);
        await("arrival of " + file).atMost(PATIENCE).until(() -> Files.exists(file));
        return file;
    }

    /** Waits until a file has left its place. */
    void gone(Path file) {
        await("taking of " + file).atMost(PATIENCE).until(() -> Files.notExists(file));
    }

    /** Takes all files away, as if nothing had been dropped yet. */
    void clear() {
        RunningExample.files(path).forEach(file -> file.toFile().delete());
    }

    /** All files, relative to the folder; those in work without the time before their name. */
    List<String> files() throws IOException {
        try (Stream<Path> found = Files.walk(path)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> path.relativize(file).toString().replaceFirst("[0-9]{8}-[0-9]{9}-", ""))
                    .sorted()
                    .toList();
        }
    }
}
