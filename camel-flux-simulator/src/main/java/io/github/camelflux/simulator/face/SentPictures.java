package io.github.camelflux.simulator.face;

import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.draw.Thumbnails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Takes in pictures for providers that read {@code http(s):} and {@code data:} addresses: the first are noted but not
 * fetched. Holds each whole in memory while it is taken in.
 *
 * @param directory where small copies are kept
 */
public record SentPictures(Path directory) {

    /** An address is not fetched, so its picture counts as one megapixel. */
    private static final PictureSize ASSUMED = new PictureSize(1024, 1024);

    private static final String BASE64 = ";base64,";

    /** A picture by its address; empty if the text is none, or if what it holds is no picture. */
    public Optional<InputPicture> of(String role, String address) {
        if (address.startsWith("http://") || address.startsWith("https://")) {
            return Optional.of(new InputPicture(role, ASSUMED, Optional.empty(), address, 0));
        }
        int mark = address.indexOf(BASE64);
        if (!address.startsWith("data:") || mark < 0) {
            return Optional.empty();
        }
        try {
            return of(role, Base64.getMimeDecoder().decode(address.substring(mark + BASE64.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A picture by its bytes; empty if they are none. */
    public Optional<InputPicture> of(String role, byte[] bytes) {
        try {
            MessageDigest digest = Sha256.start();
            String sha256 = HexFormat.of().formatHex(digest.digest(bytes));
            Path original = Files.createTempFile(directory, "sent-", ".bin");
            try {
                Files.write(original, bytes);
                return Thumbnails.of(original, directory).map(taken -> keep(role, sha256, taken));
            } finally {
                Files.deleteIfExists(original);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep what came with a request", e);
        }
    }

    private InputPicture keep(String role, String sha256, Thumbnails.Taken taken) {
        Path place = directory.resolve("thumbnail-" + sha256);
        try {
            Files.move(taken.thumbnail(), place, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep what came with a request", e);
        }
        return new InputPicture(role, taken.size(), Optional.of(place), sha256, 0);
    }
}
