package io.github.camelflux.component;

import io.github.camelflux.image.Blob;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What the body of a message is taken for: a prompt, a request, pictures, or nothing that this step reads. {@code bodyFormat}
 * decides; with {@code auto}
 *
 * <ul>
 *   <li>a Map is a request, and so is what has a JSON {@code Content-Type};
 *   <li>otherwise the {@link Tool} decides: for {@code generate}, a text of any type is the prompt, and a picture (such as that of the
 *       step before) is not read; for {@code edit} and its kin, a text is the prompt if what the operation is about comes by other
 *       ways, else it must be a picture itself; anything else is one or more pictures, or a video.
 * </ul>
 */
final class MessageBody {

    private final Exchange exchange;
    private final InputBytes bytes;
    private final InputBlobs documents;

    /** @param documents owns what is read only to find fields in it */
    MessageBody(Exchange exchange, InputBytes bytes, InputBlobs documents) {
        this.exchange = exchange;
        this.bytes = bytes;
        this.documents = documents;
    }

    /**
     * What the body sets.
     *
     * @param format the option {@code bodyFormat}
     * @param others what headers, options and attachments set
     * @param requests reads a request
     * @throws io.github.camelflux.FluxRequestException if the body is not what it is taken for
     */
    BodyFields.Fields read(BodyFormat format, Tool tool, FieldSource others, BodyFields requests) throws IOException {
        Object body = exchange.getMessage().getBody();
        if (body == null || body instanceof CharSequence text && text.toString().isBlank()) {
            return BodyFields.Fields.none();
        }
        return switch (format == BodyFormat.AUTO ? guess(body, tool, others) : format) {
            case PROMPT -> set(PictureField.PROMPT, BodyText.read(exchange, body));
            case REQUEST -> requests.read(body instanceof Map<?, ?> map ? map : json(body), "body");
            case IMAGE -> {
                boolean text = format == BodyFormat.IMAGE ? holdsText(body) : isText(body);
                yield set(subject(tool), text ? BodyText.read(exchange, body) : body);
            }
            case AUTO -> BodyFields.Fields.none();
        };
    }

    /** {@link BodyFormat#AUTO} for a body that is not read. */
    private BodyFormat guess(Object body, Tool tool, FieldSource others) {
        boolean many = body instanceof Collection || body instanceof Object[];
        // The Content-Type of a picture stays when a later step sets a text.
        boolean picture = body instanceof PictureBody
                || (contentType().startsWith("image/") || contentType().startsWith("video/")) && !holdsText(body);
        if (body instanceof Map || isJson() && !many && !picture) {
            return BodyFormat.REQUEST;
        }
        return tool.bodyOf(picture, isText(body), others);
    }

    /** A body that is said to be a picture goes in as one also where none is expected. */
    private static PictureField subject(Tool tool) {
        return tool.subject() == null ? PictureField.INPUT_IMAGES : tool.subject();
    }

    private Map<String, Object> json(Object body) throws IOException {
        Blob document = bytes.read(
                "body", holdsText(body) ? BodyText.read(exchange, body).getBytes(StandardCharsets.UTF_8) : body);
        documents.add(document);
        return JsonRequest.read(document);
    }

    private static boolean holdsText(Object body) {
        return body instanceof CharSequence || body instanceof Reader;
    }

    /** A text, or bytes that are said to be one. */
    private boolean isText(Object body) {
        return holdsText(body) || contentType().startsWith("text/") && !(body instanceof PictureBody);
    }

    private boolean isJson() {
        String type = contentType().split(";", 2)[0].strip();
        return type.equals("application/json") || type.equals("text/json") || type.endsWith("+json");
    }

    private String contentType() {
        Message message = exchange.getMessage();
        return message.getHeader(Exchange.CONTENT_TYPE, "", String.class)
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static BodyFields.Fields set(PictureField field, Object value) {
        BodyFields.Fields fields = BodyFields.Fields.none();
        fields.fields().put(field, "body", value);
        return fields;
    }
}
