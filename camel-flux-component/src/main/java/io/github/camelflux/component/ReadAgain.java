package io.github.camelflux.component;

import io.github.camelflux.FluxRequestException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;

/**
 * Makes the streams of a message such that they can be read again, for a step that looks at what the next one is to use. Where
 * stream caching is on, as Camel has it by default, bodies are so already.
 */
final class ReadAgain {

    private static final List<PictureField> PICTURES =
            Arrays.stream(PictureField.values()).filter(PictureField::isPicture).toList();

    private ReadAgain() {}

    static void keep(Exchange exchange) {
        Message message = exchange.getMessage();
        Object body = message.getBody();
        Object kept = kept(exchange, body);
        if (kept != body) {
            message.setBody(kept);
        }
        for (PictureField field : PICTURES) {
            Object value = message.getHeader(field.header());
            Object keptValue = kept(exchange, value);
            if (keptValue != value) {
                message.setHeader(field.header(), keptValue);
            }
        }
    }

    /** The value itself, if it can be read again. */
    private static Object kept(Exchange exchange, Object value) {
        if (value instanceof Collection<?> many && many.stream().anyMatch(ReadAgain::readsOnce)) {
            List<Object> kept = new ArrayList<>();
            many.forEach(one -> kept.add(kept(exchange, one)));
            return kept;
        }
        return readsOnce(value) ? cached(exchange, value) : value;
    }

    private static boolean readsOnce(Object value) {
        return (value instanceof InputStream || value instanceof Reader) && !(value instanceof StreamCache);
    }

    private static Object cached(Exchange exchange, Object stream) {
        StreamCache cache = exchange.getContext().getTypeConverter().tryConvertTo(StreamCache.class, exchange, stream);
        if (cache == null) {
            throw unreadable(stream);
        }
        return cache;
    }

    private static FluxRequestException unreadable(Object stream) {
        return BadRequest.because("a " + stream.getClass().getName() + " cannot be read twice");
    }
}
