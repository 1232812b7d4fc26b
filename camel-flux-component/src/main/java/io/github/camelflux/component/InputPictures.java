package io.github.camelflux.component;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.Spool;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * Reads the pictures that a message brings: bytes, streams, files, Camel's file messages, attachments, base64 text and URLs, one or
 * many. Text never names a local file: whoever sends a message would read this machine's files.
 */
final class InputPictures {

    private final Spool spool;
    private final InputBytes bytes;
    private final InputBlobs blobs;

    /** @param blobs owns what is read */
    InputPictures(Spool spool, Exchange exchange, InputBlobs blobs) {
        this.spool = spool;
        this.bytes = new InputBytes(spool, exchange);
        this.blobs = blobs;
    }

    /** How many pictures a value holds. */
    static int count(FieldValue value) {
        return list(value.value()).size();
    }

    /**
     * The pictures of a value.
     *
     * @throws io.github.camelflux.FluxRequestException if one of them is no picture; the message says which
     */
    List<InputImage> read(FieldValue value) throws IOException {
        List<?> values = list(value.value());
        List<InputImage> images = new ArrayList<>();
        for (Object picture : values) {
            String where = values.size() == 1 ? value.where() : value.where() + " [" + images.size() + "]";
            images.add(picture(where, picture));
        }
        return images;
    }

    private InputImage picture(String where, Object value) throws IOException {
        if (value == null) {
            throw BadRequest.because(where + ": null is no picture");
        }
        if (value instanceof CharSequence || value instanceof URI || value instanceof URL) {
            return PictureText.read(where, value.toString(), spool, blobs);
        }
        if (value instanceof JsonText text) {
            return PictureText.read(where, text, spool, blobs);
        }
        Blob blob;
        try {
            blob = bytes.read(where, value);
        } catch (NoSuchFileException e) {
            throw BadRequest.because(where + ": there is no file " + e.getFile());
        }
        InputImage image = blobs.add(blob);
        if (blob.length() == 0) {
            throw BadRequest.because(
                    where + ": the picture is empty, or its stream was read before (stream caching keeps it)");
        }
        return image;
    }

    private static List<?> list(Object value) {
        if (value instanceof Collection<?> many) {
            return new ArrayList<>(many);
        }
        return value instanceof Object[] many ? Arrays.asList(many) : List.of(value);
    }
}
