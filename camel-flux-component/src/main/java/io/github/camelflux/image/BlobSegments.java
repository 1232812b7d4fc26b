package io.github.camelflux.image;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Small blobs, one behind the other in files of a few megabytes: to make and to delete a file for each costs more than to write it. A
 * file goes when the last of its blobs is released; until then it takes its whole size on the disk. Safe for use by several threads.
 */
public final class BlobSegments implements Closeable {

    /** 4 MiB, in bytes. */
    private static final int DEFAULT_SIZE = 4 * 1024 * 1024;

    private final Spool files;
    private final int size;
    private Segment current;

    /** @param files makes and deletes the files; its threshold does not count */
    public BlobSegments(Spool files) {
        this(files, DEFAULT_SIZE);
    }

    /** @param size at which a file is full, in bytes */
    BlobSegments(Spool files, int size) {
        this.files = files;
        this.size = size;
    }

    /**
     * Appends a blob. One that is larger than a file should be gets a file for itself.
     *
     * @param bytes that are read whole, here and by whoever opens the new blob
     * @return owned by the caller
     * @throws IOException if they cannot be read, or the file not be written
     */
    public Blob append(Blob bytes) throws IOException {
        byte[] content;
        try (InputStream in = bytes.open()) {
            content = in.readAllBytes();
        }
        synchronized (this) {
            if (current != null && current.length + content.length > size) {
                close();
            }
            if (current == null) {
                current = new Segment();
            }
            try {
                return current.append(content);
            } catch (IOException e) {
                // Where the next one would begin is not known.
                close();
                throw e;
            }
        }
    }

    /** Ends the file that is being written. Blobs stay readable, and one that is appended later begins another. */
    @Override
    public synchronized void close() {
        if (current != null) {
            current.seal();
            current = null;
        }
    }

    private synchronized void released(Segment segment) {
        segment.living--;
        if (segment.living == 0) {
            // Begun anew rather than used again: a stream that is still open reads on.
            current = current == segment ? null : current;
            segment.seal();
        }
    }

    private final class Segment {

        private final Path file = files.newFile();
        private final FileChannel channel;
        private long length;
        private int living;

        Segment() throws IOException {
            try {
                channel = FileChannel.open(file, StandardOpenOption.WRITE);
            } catch (IOException e) {
                files.delete(file);
                throw e;
            }
        }

        Blob append(byte[] content) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            Blob blob = new Part(this, length, content.length);
            length += content.length;
            living++;
            return blob;
        }

        void seal() {
            try {
                channel.close();
            } catch (IOException e) {
                // What was written is written.
            }
            if (living == 0) {
                files.delete(file);
            }
        }
    }

    private final class Part extends CountedBlob {

        private final Segment segment;
        private final long offset;

        Part(Segment segment, long offset, int length) {
            super(length);
            this.segment = segment;
            this.offset = offset;
        }

        @Override
        InputStream openBytes() throws IOException {
            try (InputStream in = Files.newInputStream(segment.file)) {
                in.skipNBytes(offset);
                byte[] content = in.readNBytes((int) length());
                if (content.length < length()) {
                    throw new EOFException("The file ends within the blob");
                }
                return new ByteArrayInputStream(content);
            }
        }

        @Override
        void dispose() {
            released(segment);
        }
    }
}
