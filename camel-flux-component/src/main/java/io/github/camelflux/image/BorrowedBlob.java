package io.github.camelflux.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A blob in somebody else's file, which is never written to and never deleted. */
final class BorrowedBlob extends CountedBlob {

    private final Path file;

    BorrowedBlob(Path file) throws IOException {
        super(Files.size(file));
        this.file = file;
    }

    @Override
    InputStream openBytes() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    void dispose() {
        // The file belongs to somebody else.
    }

    /** Read from the file at every call: its owner may have changed it since the last one. */
    @Override
    public String sha256() throws IOException {
        try (InputStream in = open()) {
            return Sha256.of(in);
        }
    }
}
