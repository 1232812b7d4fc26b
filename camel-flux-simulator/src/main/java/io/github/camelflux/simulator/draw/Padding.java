package io.github.camelflux.simulator.draw;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

    /** Fills the file up and tells its size. */
    long fill(Path file) {
        try {
            long size = Files.size(file);
            if (size >= minimumBytes) {
                return size;
            }
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.APPEND))) {
                Random random = new Random(size);
                byte[] block = new byte[BLOCK];
                for (long missing = minimumBytes - size; missing > 0; missing -= BLOCK) {
                    random.nextBytes(block);
                    out.write(block, 0, (int) Math.min(BLOCK, missing));
                }
            }
            return minimumBytes;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot fill " + file, e);
        }
    }
}
