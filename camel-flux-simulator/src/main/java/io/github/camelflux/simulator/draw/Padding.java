package io.github.camelflux.simulator.draw;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * Makes files as large as a test wants them. The filling follows the end of the picture, where decoders ignore it, and
 * differs from block to block, so that a mixed-up copy has another digest.
 *
 * @param minimumBytes the size to reach
 */
record Padding(int minimumBytes) {

    private static final int BLOCK = 8192;
    /** An mp4 may end in a box that says that it is to be skipped; its head is a length and a name. */
    private static final int FREE_BOX_HEAD = 8;

    /** Fills the file up and tells its size. */
    long fill(Path file, PictureFormat format) {
        try {
            long size = Files.size(file);
            if (size >= minimumBytes) {
                return size;
            }
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.APPEND))) {
                Random random = new Random(size);
                byte[] block = new byte[BLOCK];
                long missing = minimumBytes - size;
                if (format == PictureFormat.MP4) {
                    missing = Math.max(0, missing - FREE_BOX_HEAD);
                    out.write(freeBoxHead((int) missing));
                }
                long total = Math.max(minimumBytes, size + FREE_BOX_HEAD);
                for (; missing > 0; missing -= BLOCK) {
                    random.nextBytes(block);
                    out.write(block, 0, (int) Math.min(BLOCK, missing));
                }
                return format == PictureFormat.MP4 ? total : minimumBytes;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot fill " + file, e);
        }
    }

    private static byte[] freeBoxHead(int content) {
        return ByteBuffer.allocate(FREE_BOX_HEAD)
                .putInt(FREE_BOX_HEAD + content)
                .put("free".getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
