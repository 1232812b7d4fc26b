package io.github.camelflux.component;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.camel.Converter;

/** Converts a picture into what components ask for that cannot read a stream. Each gets the whole picture, wherever its cursor is. */
@Converter(generateBulkLoader = true)
public final class PictureBodyConverter {

    private PictureBodyConverter() {}

    /** The whole picture on the heap. */
    @Converter
    public static byte[] toBytes(PictureBody picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(picture.length()));
        picture.writeTo(bytes);
        return bytes.toByteArray();
    }

    /** The whole picture on the heap. */
    @Converter
    public static ByteBuffer toByteBuffer(PictureBody picture) throws IOException {
        return ByteBuffer.wrap(toBytes(picture));
    }
}
