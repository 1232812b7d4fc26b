package io.github.camelflux.simulator.face;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Drops backslashes: some JSON writers send the slashes of base64 as {@code \/}, and base64 itself has none. */
public final class Unescaped extends FilterInputStream {

    /** Reads from a stream, which is closed with this one. */
    public Unescaped(InputStream in) {
        super(new BufferedInputStream(in));
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        return b == '\\' ? read() : b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        int kept = offset;
        for (int i = offset; i < offset + count; i++) {
            if (into[i] != '\\') {
                into[kept++] = into[i];
            }
        }
        return count < 0 ? count : kept - offset;
    }
}
