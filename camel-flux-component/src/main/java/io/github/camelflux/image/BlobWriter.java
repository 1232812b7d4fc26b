package io.github.camelflux.image;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * Writes one {@link Blob}: on the heap up to the spool's threshold, beyond it into a file of the spool. Ends with
 * {@link #finish()}; closed without it, everything written is discarded, so that a broken download leaves nothing.
 *
 * <p>Made for one writer, but another thread may close it at any time (a time-out, a shutdown); what is written after that is an
 * {@link IOException}.
 */
public final class BlobWriter extends OutputStream {

    /** Few calls of the system for many bytes; small beside the heap, however many are written at once. */
    private static final int FILE_BUFFER = 64 * 1024;

    private final Spool spool;
    private final MessageDigest digest = Sha256.start();
    private ByteArrayOutputStream heap = new ByteArrayOutputStream();
    private Path file;
    private OutputStream out = heap;
    private long length;
    private boolean ended;

    BlobWriter(Spool spool) {
        this.spool = spool;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IOException if the file cannot be written, or the writer or its spool is closed
     */
    @Override
    public synchronized void write(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        if (ended) {
            throw new IOException("The blob is finished or discarded");
        }
        if (file == null && length + count > spool.threshold()) {
            moveToFile();
        }
        out.write(bytes, offset, count);
        digest.update(bytes, offset, count);
        length += count;
    }

    /**
     * Ends the blob.
     *
     * @return the blob, owned by the caller, who releases it
     * @throws IOException if the last bytes cannot be written; everything is discarded then
     * @throws IllegalStateException if the blob is finished or discarded already
     */
    public synchronized Blob finish() throws IOException {
        if (ended) {
            throw new IllegalStateException("The blob is finished or discarded");
        }
        if (file == null) {
            ended = true;
            Blob blob = new HeapBlob(heap.toByteArray(), Sha256.finish(digest));
            heap = null;
            out = null;
            return blob;
        }
        try {
            out.close();
        } catch (IOException e) {
            close();
            throw e;
        }
        ended = true;
        return new SpooledBlob(spool, file, length, Sha256.finish(digest));
    }

    /** Discards what was written, unless {@link #finish()} was called. */
    @Override
    public synchronized void close() {
        if (ended) {
            return;
        }
        ended = true;
        heap = null;
        if (file != null) {
            try {
                out.close();
            } catch (IOException e) {
                // A full disk also fails the last flush; the file goes all the same.
            }
            spool.delete(file);
        }
        out = null;
    }

    private void moveToFile() throws IOException {
        file = spool.newFile();
        // Not to be made anew: if the spool was closed meanwhile, nobody would delete it.
        out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), FILE_BUFFER);
        heap.writeTo(out);
        heap = null;
    }
}
