package io.github.camelflux.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A blob small enough for the heap. */
final class HeapBlob extends CountedBlob {

    private volatile byte[] bytes;

    /** @param bytes not copied: the caller gives them away */
    HeapBlob(byte[] bytes) {
        super(bytes.length);
        this.bytes = bytes;
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    @Override
    InputStream openBytes() throws IOException {
        byte[] held = bytes;
        if (held == null) {
            throw new IOException("The blob was released by its last owner");
        }
        return new ByteArrayInputStream(held);
    }

    @Override
    void dispose() {
        bytes = null;
    }
}
