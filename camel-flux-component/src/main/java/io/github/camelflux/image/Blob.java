package io.github.camelflux.image;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that can be read again: small ones on the heap, larger ones in a file. Counted: whoever keeps a blob calls
 * {@link #retain()} and later {@link #release()}; the last release deletes a file that the blob owns. Safe for use by several
 * threads; each reader opens a stream of its own.
 */
public interface Blob {

    /**
     * A blob of a few bytes on the heap.
     *
     * @param bytes not copied: the caller gives them away
     * @return owned by the caller
     */
    static Blob of(byte[] bytes) {
        return new HeapBlob(bytes);
    }

    /** Size in bytes. */
    long length();

    /** Whether the bytes lie on the heap only, so that nothing is left behind when nobody releases them. */
    default boolean inMemory() {
        return false;
    }

    /**
     * Opens a reader at the first byte.
     *
     * @throws IOException if the blob was released by its last owner, or its file cannot be read
     */
    InputStream open() throws IOException;

    /**
     * SHA-256 of the bytes in lower-case hexadecimal. Read for it when it is asked for: most pictures go on without.
     *
     * @throws IOException as with {@link #open}
     */
    String sha256() throws IOException;

    /**
     * Counts one more owner.
     *
     * @return this blob
     * @throws IllegalStateException if the last owner has released it already
     */
    Blob retain();

    /** Counts one owner less. More releases than owners are ignored. */
    void release();
}
