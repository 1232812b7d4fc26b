package io.github.camelflux.provider;

import io.github.camelflux.image.Blob;
import java.util.List;
import java.util.Objects;

/**
 * A form with files to send, as {@code multipart/form-data}.
 *
 * @param parts in the order in which they are written
 */
public record FormBody(List<Part> parts) implements CallBody {

    public FormBody {
        parts = List.copyOf(parts);
    }

    /** One field of the form. */
    public sealed interface Part {

        /** The field's name; several parts may have the same. */
        String name();
    }

    /**
     * A field with a text.
     *
     * @param name of the field
     * @param value in UTF-8
     */
    public record Text(String name, String value) implements Part {
        public Text {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * A field with a file.
     *
     * @param name of the field
     * @param fileName as the receiver is told; ASCII without quotes or line breaks
     * @param contentType of the bytes; null for the one that their first bytes show when they are sent, whose ending is added to
     *     the file's name
     * @param bytes read while they are sent
     */
    public record File(String name, String fileName, String contentType, Blob bytes) implements Part {
        public File {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(fileName, "fileName");
            Objects.requireNonNull(bytes, "bytes");
        }

        /** A picture of the type that it shows to be. */
        public File(String name, String fileName, Blob bytes) {
            this(name, fileName, null, bytes);
        }
    }
}
