package io.github.camelflux.http;

import io.github.camelflux.image.Blob;

/** A piece of a request body whose length is known before it is read. */
sealed interface BodyPart {

    /** Bytes as sent. */
    long length();

    /**
     * JSON text.
     *
     * @param bytes in UTF-8
     */
    record Text(byte[] bytes) implements BodyPart {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    /**
     * A blob as it is.
     *
     * @param blob read while it is sent
     */
    record Raw(Blob blob) implements BodyPart {
        @Override
        public long length() {
            return blob.length();
        }
    }

    /**
     * A blob as base64, with padding, without line breaks or prefix.
     *
     * @param blob read while it is sent
     */
    record Base64(Blob blob) implements BodyPart {
        @Override
        public long length() {
            return (blob.length() + 2) / 3 * 4;
        }
    }
}
