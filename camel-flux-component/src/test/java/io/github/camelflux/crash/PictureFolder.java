package io.github.camelflux.crash;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;

/** Where routes put what they got: a file for each delivery, whole or not at all. */
record PictureFolder(Path path) {

    private static final String PART = ".part";

    /** As the last step of a route. An outcome that is no picture is not written. */
    void write(Exchange exchange) throws IOException {
        byte[] bytes = exchange.getMessage().getBody(byte[].class);
        if (bytes == null) {
            return;
        }
        String name = exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
        String key = name.substring(0, name.lastIndexOf('.'));
        Path part = Files.createDirectories(path).resolve(key + "," + UUID.randomUUID() + PART);
        Files.write(part, bytes);
        String whole = part.getFileName().toString().replace(PART, name.substring(name.lastIndexOf('.')));
        Files.move(part, path.resolve(whole), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * How often a message's picture was delivered.
     *
     * @throws AssertionError if one of them is not the picture that the message asked for
     */
    int count(Message message) {
        try {
            List<Path> files = files(message);
            for (Path file : files) {
                check(file, message);
            }
            return files.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files(Message message) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(file -> file.getFileName().toString().startsWith(message.key() + ",")
                            && !file.getFileName().toString().endsWith(PART))
                    .toList();
        }
    }

    private static void check(Path file, Message message) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null || image.getWidth() != message.width() || image.getHeight() != message.height()) {
            throw new AssertionError(file + " is not the picture of " + message + ": "
                    + (image == null ? "not decodable" : image.getWidth() + "x" + image.getHeight()));
        }
    }
}
