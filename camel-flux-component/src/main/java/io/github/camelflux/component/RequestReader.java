package io.github.camelflux.component;

import io.github.camelflux.FluxRequestException;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.Operation;
import io.github.camelflux.image.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Reads what an exchange asks for, from its headers, its body and the endpoint's options, in this order for each group of fields.
 * Only what somebody set is in the request. A prompt option with a Simple function is made from the message and so comes before
 * the body; without one it is a default and comes after. Headers are left as they are, but for the one that says how a size was
 * rounded: they belong to the message until the step succeeded. Safe for use by several threads.
 */
final class RequestReader {

    private final Operation operation;
    private final Tool tool;
    private final FluxConfiguration options;
    private final ModelChoice models;
    private final PictureCount counts;
    private final RequestCheck check;
    private final Spool spool;
    private final SimpleText prompt;
    private final boolean promptIsTemplate;
    private final BodyFields bodyFields;
    private final Map<String, Object> input;

    /**
     * @param options of the endpoint, with the component's defaults
     * @param models chooses the model
     * @param counts knows how many pictures a message may ask for
     * @param warnings takes what is worth a warning
     * @param spool takes the pictures that are streamed
     * @throws IllegalArgumentException if an option cannot be used; the message names it
     */
    RequestReader(
            CamelContext context,
            Operation operation,
            FluxConfiguration options,
            ModelChoice models,
            PictureCount counts,
            OneTimeWarnings warnings,
            Spool spool) {
        this.operation = operation;
        this.tool = Tool.of(operation);
        this.options = options;
        this.models = models;
        this.counts = counts;
        this.check = new RequestCheck(options, warnings);
        this.spool = spool;
        this.prompt = options.getPrompt() == null ? null : new SimpleText(context, options.getPrompt());
        this.promptIsTemplate = SimpleText.hasFunction(options.getPrompt());
        this.bodyFields = new BodyFields(options.getBodyFields());
        this.input = ProviderFields.of(options.getInput());
    }

    /**
     * Reads an exchange. Its pictures are given up with its unit of work, and may be given up before.
     *
     * @throws FluxRequestException if it cannot be asked for; the message names the field, where it came from and the value
     * @throws IOException if a stream or file cannot be read, or the spool not be written
     */
    ReadRequest read(Exchange exchange) throws IOException {
        // Of an earlier step.
        exchange.getMessage().removeHeader(FluxConstants.ROUNDED_SIZE);
        InputBlobs pictures = new InputBlobs();
        try (InputBlobs documents = new InputBlobs()) {
            ReadRequest read = request(exchange, pictures, documents);
            if (!pictures.isEmpty()) {
                pictures.closeWith(exchange);
            }
            return read;
        } catch (UncheckedIOException e) {
            pictures.close();
            throw e.getCause();
        } catch (IllegalArgumentException e) {
            pictures.close();
            throw BadRequest.because(e.getMessage());
        } catch (RuntimeException | IOException e) {
            pictures.close();
            throw e;
        }
    }

    private ReadRequest request(Exchange exchange, InputBlobs pictures, InputBlobs documents) throws IOException {
        Message message = exchange.getMessage();
        FieldSource headers = FieldSource.headers(message);
        BodyFields.Fields header = requestFields(exchange);
        FieldSource constant = FieldSource.options(options);
        FieldSource template = new FieldSource();
        if (prompt != null) {
            (promptIsTemplate ? template : constant)
                    .put(PictureField.PROMPT, "option prompt", prompt.evaluate(exchange, "prompt"));
        }
        FieldSource attached = AttachedPictures.of(message, tool);
        FieldSource others = FieldSource.merge(List.of(headers, header.fields(), constant, attached));
        BodyFields.Fields body = new MessageBody(exchange, new InputBytes(spool, exchange), documents)
                .read(options.getBodyFormat(), tool, others, bodyFields);
        FieldSource fields =
                FieldSource.merge(List.of(headers, header.fields(), template, body.fields(), attached, constant));

        ModelChoice.Asked asked = models.of(message, options, tool.defaultModel());
        Model model = able(asked.model());
        ImageRequest.Builder request = ImageRequest.builder(operation, model.name());
        new RequestFields(fields, tool).copyTo(request);
        new RequestInputs(fields, new InputPictures(spool, exchange, pictures), tool).copyTo(request, model);
        input.forEach(request::extra);
        body.extra().forEach(request::extra);
        header.extra().forEach(request::extra);
        // Of what was asked: a rounded size is the same wish.
        ImageRequest wish = request.build();
        check.apply(request, model).ifPresent(size -> message.setHeader(FluxConstants.ROUNDED_SIZE, size));
        return new ReadRequest(request.build(), counts.of(fields, wish), wish.fingerprint(asked.name()), pictures);
    }

    private BodyFields.Fields requestFields(Exchange exchange) {
        Object value = exchange.getMessage().getHeader(FluxConstants.REQUEST_FIELDS);
        String where = "header " + FluxConstants.REQUEST_FIELDS;
        if (value == null) {
            return BodyFields.Fields.none();
        }
        Object map = value instanceof CharSequence text ? JsonRequest.literal(text.toString()) : value;
        if (map instanceof Map<?, ?> fields) {
            return bodyFields.read(fields, where);
        }
        throw BadRequest.because(where + ": " + BadRequest.quote(value) + " is no Map and no JSON object");
    }

    private Model able(Model model) {
        if (!model.operations().contains(operation)) {
            throw BadRequest.because("model: " + model.name() + " cannot " + operation.uriName());
        }
        return model;
    }
}
