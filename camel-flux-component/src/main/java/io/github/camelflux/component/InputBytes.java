package io.github.camelflux.component;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.BlobWriter;
import io.github.camelflux.image.Spool;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConverter;
import org.apache.camel.WrappedFile;

/** Turns what holds bytes into a blob: without a copy where the bytes can be read again, else through the spool. */
final class InputBytes {

    private final Spool spool;
    private final Exchange exchange;

    /** Bytes that somebody else holds. */
    @FunctionalInterface
    interface Openable {

        /** A stream of its own, which the caller closes. */
        InputStream open() throws IOException;
    }

    InputBytes(Spool spool, Exchange exchange) {
        this.spool = spool;
        this.exchange = exchange;
    }

    /**
     * The bytes of a value.
     *
     * @param where it was set, for messages
     * @return with a reference for the caller
     * @throws io.github.camelflux.FluxRequestException if the value is of no type that holds bytes
     */
    Blob read(String where, Object value) throws IOException {
        if (value instanceof PictureBody picture) {
            return picture.retain();
        }
        if (value instanceof byte[] bytes) {
            return spool.of(bytes);
        }
        if (value instanceof File file) {
            return spool.ofFile(file.toPath());
        }
        if (value instanceof Path path) {
            return spool.ofFile(path);
        }
        if (value instanceof WrappedFile<?> file && file.getFile() instanceof File local) {
            return spool.ofFile(local.toPath());
        }
        if (value instanceof StreamCache cache) {
            return copy(cache);
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return spool.of(bytes);
        }
        try (InputStream stream = stream(where, value)) {
            return spool.copy(stream);
        }
    }

    /** Left at its start, so that the error handler can send the message again. */
    private Blob copy(StreamCache cache) throws IOException {
        cache.reset();
        try (BlobWriter writer = spool.writer()) {
            cache.writeTo(writer);
            return writer.finish();
        } finally {
            cache.reset();
        }
    }

    private InputStream stream(String where, Object value) throws IOException {
        if (value instanceof Openable bytes) {
            return bytes.open();
        }
        if (value instanceof InputStream stream) {
            return stream;
        }
        TypeConverter converter = exchange.getContext().getTypeConverter();
        boolean known =
                exchange.getContext().getTypeConverterRegistry().lookup(InputStream.class, value.getClass()) != null;
        InputStream stream = known ? converter.tryConvertTo(InputStream.class, exchange, value) : null;
        if (stream == null) {
            throw BadRequest.because(where + ": a " + value.getClass().getName() + " is no picture");
        }
        return stream;
    }
}
