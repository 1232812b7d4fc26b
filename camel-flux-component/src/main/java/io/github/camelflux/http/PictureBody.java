package io.github.camelflux.http;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.BlobWriter;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes a picture into a blob as its bytes come. */
final class PictureBody extends OwnedBody<Blob> {

    private final BlobWriter writer;

    PictureBody(BlobWriter writer) {
        this.writer = writer;
    }

    @Override
    void write(ByteBuffer piece) throws IOException {
        writer.write(piece);
    }

    @Override
    Blob finish() throws IOException {
        return writer.finish();
    }

    @Override
    void discard() {
        writer.close();
    }

    @Override
    void release(Blob untaken) {
        untaken.release();
    }
}
