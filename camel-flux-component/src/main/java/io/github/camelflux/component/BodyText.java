package io.github.camelflux.component;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;

/** Reads a body that is a text, of any type that holds text, up to a size that a prompt can have. */
final class BodyText {

    /** In bytes. The longest prompt that a model takes has some 32 thousand tokens. */
    private static final int LONGEST = 1024 * 1024;

    private BodyText() {}

    /**
     * The text.
     *
     * @param body not null
     * @throws io.github.camelflux.FluxRequestException if the body is no text, or too long for a prompt
     */
    static String read(Exchange exchange, Object body) throws IOException {
        if (body instanceof CharSequence text) {
            return text.toString();
        }
        checkLength(body);
        String text = body instanceof InputStream stream && !(body instanceof StreamCache)
                ? stream(exchange, stream)
                : convert(exchange, body);
        if (text.indexOf('\0') >= 0) {
            throw BadRequest.because("body: it is binary and cannot be a prompt");
        }
        return text;
    }

    private static String convert(Exchange exchange, Object body) {
        // Not any object: its class name and hash code would be bought as a picture.
        boolean known = body instanceof Number
                || body instanceof Boolean
                || exchange.getContext().getTypeConverterRegistry().lookup(String.class, body.getClass()) != null;
        String text =
                known ? exchange.getContext().getTypeConverter().tryConvertTo(String.class, exchange, body) : null;
        if (text == null) {
            throw BadRequest.because("body: a " + body.getClass().getName() + " is no prompt");
        }
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
        return text;
    }

    private static String stream(Exchange exchange, InputStream stream) throws IOException {
        try (stream) {
            byte[] bytes = stream.readNBytes(LONGEST + 1);
            checkLength(bytes.length);
            return new String(bytes, ExchangeHelper.getCharset(exchange));
        }
    }

    private static void checkLength(Object body) {
        if (body instanceof StreamCache cache) {
            checkLength(cache.length());
        } else if (body instanceof WrappedFile<?> file) {
            checkLength(file.getFileLength());
        } else if (body instanceof File file) {
            checkLength(file.length());
        } else if (body instanceof byte[] bytes) {
            checkLength(bytes.length);
        }
    }

    private static void checkLength(long length) {
        if (length > LONGEST) {
            throw BadRequest.because("body: more than " + LONGEST + " bytes cannot be a prompt");
        }
    }
}
