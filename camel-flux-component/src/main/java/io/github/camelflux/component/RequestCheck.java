package io.github.camelflux.component;

import io.github.camelflux.FluxRequestException;
import io.github.camelflux.image.FieldCheck;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.ImageSize;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.ValidSizes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Holds a request against its model before it is sent: nothing that was asked for is dropped or changed without a word. Models that
 * are not in the catalogue are asked for anything. Safe for use by several threads.
 */
final class RequestCheck {

    private final boolean strict;
    private final SizePolicy policy;
    private final OneTimeWarnings warnings;

    RequestCheck(ModelOptions options, OneTimeWarnings warnings) {
        this.strict = options.isStrictParameters();
        this.policy = options.getSizePolicy();
        this.warnings = warnings;
    }

    /**
     * Checks a request, and rounds its size where the endpoint says so.
     *
     * @param fields of the request; only its width and height may be changed
     * @return the size that is sent in the place of the one that was asked for, in words; empty when it is the same
     * @throws FluxRequestException if it is refused; the message names the field, the model and what to do instead
     */
    Optional<String> apply(ImageRequest.Builder fields, Model model) {
        ImageRequest request = fields.build();
        FieldCheck check = new FieldCheck(model);
        for (FieldCheck.Remark remark : check.notTaken(request)) {
            if (strict) {
                throw BadRequest.because(remark.words() + ". (Option strictParameters=false sends it all the same.)");
            }
            warnings.warn(model.name() + " " + remark.field(), remark.words() + ". It is left as it is.");
        }
        check.outOfRange(request)
                .forEach(remark -> warnings.warn(
                        model.name() + " range of " + remark.field(), remark.words() + ". It is left as it is."));
        ValidSizes sizes = new ValidSizes(model.size());
        Integer width = check.refuses("width") ? null : request.width();
        Integer height = check.refuses("height") ? null : request.height();
        if (width != null && height != null) {
            return size(new ImageSize(width, height), sizes, model, fields);
        }
        if (width != null) {
            return side("width", width, sizes, model, fields::width);
        }
        return height == null ? Optional.empty() : side("height", height, sizes, model, fields::height);
    }

    private Optional<String> size(ImageSize asked, ValidSizes sizes, Model model, ImageRequest.Builder fields) {
        if (sizes.contains(asked)) {
            return Optional.empty();
        }
        List<ImageSize> nearest = sizes.nearest(asked);
        if (isSentAsAsked("size", asked, nearest, sizes, model)) {
            return Optional.empty();
        }
        ImageSize sent = nearest.get(0);
        fields.width(sent.width()).height(sent.height());
        return Optional.of(sent.toString());
    }

    private Optional<String> side(String field, int asked, ValidSizes sizes, Model model, Consumer<Integer> set) {
        if (sizes.containsSide(asked)) {
            return Optional.empty();
        }
        List<Integer> nearest = sizes.nearestSides(asked);
        if (isSentAsAsked(field, asked, nearest, sizes, model)) {
            return Optional.empty();
        }
        set.accept(nearest.get(0));
        return Optional.of(field + "=" + nearest.get(0));
    }

    private boolean isSentAsAsked(String field, Object asked, List<?> nearest, ValidSizes sizes, Model model) {
        String words = field + ": " + model.name() + " is not known to make " + asked + " (" + sizes + "). Nearest: "
                + nearest.stream().map(Object::toString).collect(Collectors.joining(" and "));
        if (policy == SizePolicy.REFUSE) {
            throw BadRequest.because(words + ". (Option sizePolicy.)");
        }
        if (policy == SizePolicy.NEAREST && !nearest.isEmpty()) {
            return false;
        }
        warnings.warn(model.name() + " " + field, words + ". It is left as it is; option sizePolicy.");
        return true;
    }
}
