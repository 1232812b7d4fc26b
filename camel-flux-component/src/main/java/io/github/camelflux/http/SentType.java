package io.github.camelflux.http;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.FileType;
import io.github.camelflux.image.ImageFormat;
import java.io.IOException;
import java.io.InputStream;

/** What a blob is called where a receiver wants to know before it reads: what its first bytes show. */
final class SentType {

    private static final FileType ANY = new FileType("application/octet-stream", "bin");

    private SentType() {}

    /** Bytes of any kind if it cannot be read: that shows again, and is told, when the body is sent. */
    static FileType of(Blob blob) {
        try (InputStream in = blob.open()) {
            return FileType.sniff(in.readNBytes(ImageFormat.SNIFFED_BYTES)).orElse(ANY);
        } catch (IOException e) {
            return ANY;
        }
    }
}
