package io.github.camelflux.simulator.face;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A text in base64, decoded into a file that is gone when this is closed.
 *
 * @param file where the bytes are
 * @param sha256 their digest in lower-case hexadecimal
 */
public record Base64File(Path file, String sha256) implements AutoCloseable {

    /** Decodes a member of a body; refuses what is no base64 or too long. */
    public static Base64File decode(Body body, JsonNode text, String member, Limit limit, Path directory)
            throws IOException, Refusal {
        Path file = Files.createTempFile(directory, "decoded-", ".bin");
        try {
            DigestInputStream digest =
                    new DigestInputStream(Base64.getDecoder().wrap(new Unescaped(body.open(text))), Sha256.start());
            if (copy(digest, file, member) > limit.bytes()) {
                throw new Refusal(FieldProblem.ofValue(member, limit.wording()));
            }
            return new Base64File(
                    file, HexFormat.of().formatHex(digest.getMessageDigest().digest()));
        } catch (Refusal | IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static long copy(DigestInputStream from, Path file, String member) throws Refusal {
        try (from) {
            return Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refusal(FieldProblem.ofValue(member, "neither an http(s) address nor valid base64"));
        }
    }

    /** Moves the bytes to where they stay; the same bytes are kept once. */
    public Path keep(Path directory) throws IOException {
        return keep(file, directory.resolve("input-" + sha256));
    }

    /** Moves a file to where it stays, unless one is there. */
    public static Path keep(Path file, Path place) throws IOException {
        if (!Files.exists(place)) {
            Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
        }
        return place;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * How long it may be.
     *
     * @param bytes the most bytes
     * @param wording what is said of more
     */
    public record Limit(long bytes, String wording) {}
}
