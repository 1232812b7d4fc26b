package io.github.camelflux.component;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.ImageSize;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Copies fields that were chosen into a request, all but its pictures. */
final class RequestFields {

    /**
     * In bytes. The longest prompt that a model takes has some 32 thousand tokens. A provider repeats the prompt in its answers, and
     * an answer above 1 MB is not read: a picture with a longer prompt would be paid for and never seen.
     */
    private static final int LONGEST_PROMPT = 160 * 1024;

    private final FieldSource fields;
    private final Tool tool;

    RequestFields(FieldSource fields, Tool tool) {
        this.fields = fields;
        this.tool = tool;
    }

    /** @throws io.github.camelflux.FluxRequestException if a prompt is needed and there is none, or a value cannot be read */
    void copyTo(ImageRequest.Builder request) {
        if (tool.needsPrompt(fields) && !fields.has(PictureField.PROMPT)) {
            throw BadRequest.because("prompt: there is none, neither in the header " + FluxConstants.PROMPT
                    + " nor in the body nor in the option prompt");
        }
        copy(PictureField.PROMPT, RequestFields::notTooLong, request::prompt);
        copySize(request);
        copy(PictureField.ASPECT_RATIO, value -> value.text().strip(), request::aspectRatio);
        copy(PictureField.RESOLUTION, value -> value.text().strip(), request::resolution);
        copy(PictureField.SEED, FieldValue::integer, request::seed);
        copy(PictureField.OUTPUT_FORMAT, FieldValue::format, request::outputFormat);
        copy(PictureField.SAFETY_TOLERANCE, value -> value.integer(0), request::safetyTolerance);
        copy(PictureField.PROMPT_UPSAMPLING, FieldValue::flag, request::promptUpsampling);
        copy(PictureField.STEPS, value -> value.integer(1), request::steps);
        copy(PictureField.GUIDANCE, FieldValue::number, request::guidance);
    }

    private static String notTooLong(FieldValue prompt) {
        String text = prompt.text();
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_PROMPT) {
            throw BadRequest.because(prompt.where() + ": more than " + LONGEST_PROMPT + " bytes cannot be a prompt");
        }
        return text;
    }

    private void copySize(ImageRequest.Builder request) {
        copy(PictureField.WIDTH, value -> value.integer(1), request::width);
        copy(PictureField.HEIGHT, value -> value.integer(1), request::height);
        fields.find(PictureField.SIZE).ifPresent(value -> {
            if (fields.has(PictureField.WIDTH) || fields.has(PictureField.HEIGHT)) {
                throw BadRequest.because(value.where() + ": " + BadRequest.quote(value.value())
                        + " and width or height say the same twice; set either size or width and height");
            }
            ImageSize size = value.size();
            request.width(size.width()).height(size.height());
        });
    }

    private <T> void copy(PictureField field, Function<FieldValue, T> read, Setter<T> set) {
        fields.find(field).ifPresent(value -> set.set(read.apply(value)));
    }

    /** A setter of the builder, whose answer is not needed. */
    @FunctionalInterface
    private interface Setter<T> {
        ImageRequest.Builder set(T value);
    }
}
