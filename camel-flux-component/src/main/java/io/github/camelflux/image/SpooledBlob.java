package io.github.camelflux.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A blob in a file that the spool wrote and deletes. A stream that is open at that moment reads on where the system lets it. */
final class SpooledBlob extends CountedBlob {

    private final Spool spool;
    private final Path file;
    private volatile String sha256;

    SpooledBlob(Spool spool, Path file, long length) {
        super(length);
        this.spool = spool;
        this.file = file;
    }

    @Override
    InputStream openBytes() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    void dispose() {
        spool.delete(file);
    }

    @Override
    public String sha256() throws IOException {
        if (sha256 == null) {
            sha256 = super.sha256();
        }
        return sha256;
    }
}
