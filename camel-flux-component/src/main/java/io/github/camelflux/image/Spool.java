package io.github.camelflux.image;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where blobs come from. Up to a threshold they live on the heap, beyond it in files of a directory, which is made when the first
 * file is (and stays). Files can be read by their owner only, where the file system knows owners. Safe for use by several threads.
 */
public final class Spool implements Closeable {

    /** 128 KiB, in bytes. */
    public static final int DEFAULT_THRESHOLD = 128 * 1024;

    private final Path directory;
    private final int threshold;
    private final Set<Path> files = ConcurrentHashMap.newKeySet();
    private final FileBuffers buffers = new FileBuffers();
    private volatile boolean closed;

    /** A spool with the {@link #DEFAULT_THRESHOLD}. */
    public Spool(Path directory) {
        this(directory, DEFAULT_THRESHOLD);
    }

    /**
     * @param directory where large blobs are kept
     * @param threshold the size in bytes up to which a blob stays on the heap; 0 or more
     */
    public Spool(Path directory, int threshold) {
        this.directory = Objects.requireNonNull(directory, "directory");
        if (threshold < 0) {
            throw new IllegalArgumentException("threshold: " + threshold + " is less than 0");
        }
        this.threshold = threshold;
    }

    /** Starts a blob. */
    public BlobWriter writer() {
        return new BlobWriter(this);
    }

    /**
     * Reads a stream to its end into a blob. Does not close the stream.
     *
     * @return owned by the caller
     * @throws IOException if the stream cannot be read or the file not be written; nothing is left then
     */
    public Blob copy(InputStream in) throws IOException {
        try (BlobWriter writer = writer()) {
            in.transferTo(writer);
            return writer.finish();
        }
    }

    /**
     * Copies bytes into a blob.
     *
     * @return owned by the caller
     * @throws IOException if the file cannot be written; nothing is left then
     */
    public Blob of(byte[] bytes) throws IOException {
        try (BlobWriter writer = writer()) {
            writer.write(bytes);
            return writer.finish();
        }
    }

    /**
     * A blob that reads somebody else's file, never deletes it, and takes its size now.
     *
     * @return owned by the caller
     * @throws IOException if the file's size cannot be read
     */
    public Blob ofFile(Path file) throws IOException {
        return new BorrowedBlob(file);
    }

    /** How many files of this spool exist: of blobs with an owner and of blobs being written. */
    public int openFiles() {
        return files.size();
    }

    /** Deletes the files that are left, whoever owns their blobs. Blobs beyond the threshold cannot be written any more. */
    @Override
    public void close() {
        closed = true;
        files.forEach(this::delete);
    }

    int threshold() {
        return threshold;
    }

    FileBuffers buffers() {
        return buffers;
    }

    Path newFile() throws IOException {
        Files.createDirectories(directory, ownerOnly());
        // Java makes temporary files for their owner only, where the file system knows owners.
        Path file = Files.createTempFile(directory, "flux-", ".blob");
        files.add(file);
        // Asked after the file is known: whichever of this and close() comes second deletes it.
        if (closed) {
            delete(file);
            throw new IOException("The spool is closed");
        }
        return file;
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            files.remove(file);
        } catch (IOException e) {
            // Some systems keep a file while it is read. It stays in the count, and close() tries again.
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
