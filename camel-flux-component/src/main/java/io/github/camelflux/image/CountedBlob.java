package io.github.camelflux.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** A blob that counts its owners, the first of which is whoever made it. */
abstract class CountedBlob implements Blob {

    private final AtomicInteger owners = new AtomicInteger(1);
    private final long length;

    CountedBlob(long length) {
        this.length = length;
    }

    /** Opens the bytes; called while somebody owns them, as far as can be known without a lock. */
    abstract InputStream openBytes() throws IOException;

    /** Gives the bytes up; called once. */
    abstract void dispose();

    @Override
    public final long length() {
        return length;
    }

    @Override
    public final InputStream open() throws IOException {
        if (owners.get() == 0) {
            throw new IOException("The blob was released by its last owner");
        }
        return openBytes();
    }

    @Override
    public String sha256() throws IOException {
        try (InputStream in = open()) {
            return Sha256.of(in);
        }
    }

    @Override
    public final Blob retain() {
        if (owners.getAndUpdate(count -> count == 0 ? 0 : count + 1) == 0) {
            throw new IllegalStateException("The blob was released by its last owner");
        }
        return this;
    }

    @Override
    public final void release() {
        if (owners.getAndUpdate(count -> count == 0 ? 0 : count - 1) == 1) {
            dispose();
        }
    }

    /** The size only: a path or the bytes themselves have no place in a log. */
    @Override
    public final String toString() {
        return length + " bytes";
    }
}
