package io.github.camelflux.http;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.Spool;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Receives an answer that may hold pictures; see {@link PictureJson}. */
final class SpooledJson extends OwnedBody<ReadBody> {

    private final PictureJson json;

    SpooledJson(Spool spool, int bound) {
        json = new PictureJson(spool, bound);
    }

    @Override
    void write(ByteBuffer piece) throws IOException {
        json.take(piece);
    }

    @Override
    ReadBody finish() throws IOException {
        return json.finish();
    }

    @Override
    void discard() {
        json.discard();
    }

    @Override
    void release(ReadBody untaken) {
        untaken.pictures().forEach(Blob::release);
    }
}
