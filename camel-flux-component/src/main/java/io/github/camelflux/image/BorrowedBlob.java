package io.github.camelflux.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A blob in somebody else's file, which is never written to and never deleted. Its digest is that of the moment: the file's owner
 * may have changed it since the last one.
 */
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
}
