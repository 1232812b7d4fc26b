package io.github.camelflux.provider.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.InputRole;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import io.github.camelflux.provider.CallBody;
import io.github.camelflux.provider.FormBody;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.wire.Members;
import io.github.camelflux.provider.wire.SafeText;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is sent to an API in the shape of OpenAI's: JSON to make a picture, a form to change one. */
public final class OpenAiRequests {

    private static final Set<Operation> OFFERED = Set.of(Operation.GENERATE, Operation.EDIT, Operation.FILL);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ModelCatalog catalog;
    private final OpenAiRoute route;
    private final OpenAiDialect dialect;

    /** @param dialect how this server names what OpenAI does not have */
    public OpenAiRequests(ModelCatalog catalog, OpenAiRoute route, OpenAiDialect dialect) {
        this.catalog = catalog;
        this.route = route;
        this.dialect = dialect;
    }

    /**
     * The submission.
     *
     * @throws IllegalArgumentException if the API cannot be asked for this; the message names the field and the value
     */
    public HttpCall submit(Submission submission) {
        ImageRequest request = submission.request();
        Map<String, Object> members = members(request);
        CallBody body = changes(request) ? form(members, request) : new JsonBody(members);
        return route.post(submission.account(), operation(request), body);
    }

    /** Where {@link #submit} goes. */
    public URI address(Submission submission) {
        return route.address(submission.account(), operation(submission.request()));
    }

    private static String operation(ImageRequest request) {
        return changes(request) ? "images/edits" : "images/generations";
    }

    private Map<String, Object> members(ImageRequest request) {
        Model model = catalog.find(request.model());
        model.checkReferences(request.images().size());
        Members members = new Members(dialect.provider())
                .offers(OFFERED, request)
                .takes(Set.of(InputRole.MASK), request)
                .put("model", model.idAt(dialect.provider()))
                .put("prompt", request.prompt())
                .put("n", 1)
                .put("size", size(request))
                .put("response_format", dialect.responseFormat())
                .lacks("aspectRatio", request.aspectRatio())
                .lacks("resolution", request.resolution())
                .lacksSafetyAndUpsampling(request);
        put(members, "outputFormat", request.outputFormat());
        put(members, "seed", request.seed());
        put(members, "steps", request.steps());
        put(members, "guidance", request.guidance());
        return members.putExtra(request.extra()).toMap();
    }

    private void put(Members members, String field, Object value) {
        String name = dialect.names().get(field);
        if (name == null) {
            members.lacks(field, value);
        } else {
            members.put(name, value);
        }
    }

    private String size(ImageRequest request) {
        if (request.width() == null && request.height() == null) {
            return null;
        }
        if (request.width() == null || request.height() == null) {
            throw new IllegalArgumentException(
                    "size: " + dialect.provider() + " takes width and height together, the request" + " has "
                            + request.width() + "x" + request.height());
        }
        return request.width() + "x" + request.height();
    }

    private static boolean changes(ImageRequest request) {
        return !request.images().isEmpty() || !request.roles().isEmpty();
    }

    private FormBody form(Map<String, Object> members, ImageRequest request) {
        List<FormBody.Part> parts = new ArrayList<>();
        members.forEach((name, value) -> parts.add(new FormBody.Text(name, text(value))));
        request.images().forEach(image -> parts.add(part("images", dialect.imageField(), image)));
        request.input(InputRole.MASK).ifPresent(mask -> parts.add(file("mask", "mask", mask)));
        return new FormBody(parts);
    }

    private FormBody.Part part(String field, String name, InputImage image) {
        return image instanceof InputImage.Link link && dialect.urlField() != null
                ? new FormBody.Text(dialect.urlField(), link.url())
                : file(field, name, image);
    }

    private FormBody.File file(String field, String name, InputImage image) {
        if (image instanceof InputImage.Inline inline) {
            return new FormBody.File(name, field.equals("mask") ? "mask" : "image", inline.bytes());
        }
        throw new IllegalArgumentException(field + ": " + dialect.provider()
                + " takes the bytes of a picture, not an address, the request has "
                + SafeText.of(((InputImage.Link) image).url()));
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Map || value instanceof List
                ? JSON.valueToTree(value).toString()
                : String.valueOf(value);
    }
}
