package io.github.camelflux.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes one {@link Blob}: on the heap up to the spool's threshold, beyond it into a file of the spool. Ends with
 * {@link #finish()}; closed without it, everything written is discarded, so that a broken download leaves nothing.
 *
 * <p>Made for one writer, but another thread may close it at any time (a time-out, a shutdown); what is written after that is an
 * {@link IOException}.
 */
public final class BlobWriter extends OutputStream {

    private final Spool spool;
    private ByteArrayOutputStream heap = new ByteArrayOutputStream();
    private Path file;
    private FileChannel channel;
    private ByteBuffer pending;
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
    public void write(byte[] bytes, int offset, int count) throws IOException {
        write(ByteBuffer.wrap(bytes, offset, count));
    }

    /**
     * Writes what remains in a buffer. On its way to a file a byte is copied once.
     *
     * @throws IOException if the file cannot be written (everything is discarded then), or the writer or its spool is closed
     */
    public synchronized void write(ByteBuffer bytes) throws IOException {
        if (ended) {
            throw new IOException("The blob is finished or discarded");
        }
        length += bytes.remaining();
        if (length <= spool.threshold()) {
            keep(bytes);
            return;
        }
        try {
            if (file == null) {
                moveToFile();
            }
            queue(bytes);
        } catch (IOException e) {
            close();
            throw e;
        }
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
            Blob blob = new HeapBlob(heap.toByteArray());
            heap = null;
            return blob;
        }
        try {
            flushPending();
            channel.close();
        } catch (IOException e) {
            close();
            throw e;
        }
        ended = true;
        giveBack();
        return new SpooledBlob(spool, file, length);
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
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                // The file goes all the same.
            }
            spool.delete(file);
        }
        giveBack();
    }

    private void keep(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        heap.write(copy, 0, copy.length);
    }

    private void queue(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int count = Math.min(bytes.remaining(), pending.remaining());
            pending.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            if (!pending.hasRemaining()) {
                flushPending();
            }
        }
    }

    private void flushPending() throws IOException {
        pending.flip();
        while (pending.hasRemaining()) {
            channel.write(pending);
        }
        pending.clear();
    }

    private void moveToFile() throws IOException {
        file = spool.newFile();
        // Not to be made anew: if the spool was closed meanwhile, nobody would delete it.
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        pending = spool.buffers().take();
        queue(ByteBuffer.wrap(heap.toByteArray()));
        heap = null;
    }

    private void giveBack() {
        if (pending != null) {
            spool.buffers().give(pending);
            pending = null;
        }
    }
}
