package io.github.camelflux.image;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads off a request what its price can depend on. Members that the caller set by the provider's own names ({@code input.*}) count
 * like those that have an option. A picture that the provider fetches by itself has no known size.
 */
final class RequestQuantities {

    private final ImageRequest request;
    private final Model model;

    private RequestQuantities(ImageRequest request, Model model) {
        this.request = request;
        this.model = model;
    }

    /** @throws IOException if a picture of the request cannot be read */
    static Quantities of(ImageRequest request, Model model) throws IOException {
        return new RequestQuantities(request, model).read();
    }

    private Quantities read() throws IOException {
        List<ImageSize> inputs = inputs();
        return new Quantities(
                output(inputs),
                inputs == null
                        ? null
                        : inputs.stream().map(model.size()::counted).toList(),
                text("resolution", request.resolution()),
                number("duration", null),
                text("mode", mode()),
                Boolean.TRUE.equals(request.extra().get("draft")));
    }

    /** The sizes of the pictures that go in; null if one is not known. */
    private List<ImageSize> inputs() throws IOException {
        boolean others = request.extra().keySet().stream()
                .anyMatch(name -> model.fields().containsKey(name)
                        && model.fields().get(name).type().isPicture());
        if (others) {
            return null;
        }
        List<ImageSize> sizes = new ArrayList<>();
        List<InputImage> pictures = new ArrayList<>(request.images());
        request.input(InputRole.GARMENT).ifPresent(pictures::add);
        for (InputImage image : pictures) {
            ImageSize size = image instanceof InputImage.Inline inline ? sizeOf(inline.bytes()) : null;
            if (size == null) {
                return null;
            }
            sizes.add(size);
        }
        return sizes;
    }

    /** As the catalogue names it: what goes in decides. */
    private String mode() {
        if (request.operation() != Operation.VIDEO || request.extra().containsKey("mode")) {
            return null;
        }
        if (request.input(InputRole.DRAFT).isPresent()) {
            return "draft_enhance";
        }
        if (request.input(InputRole.VIDEO).isPresent()) {
            return "v2v";
        }
        return request.images().isEmpty() ? "t2v" : "i2v";
    }

    private static ImageSize sizeOf(Blob picture) throws IOException {
        try (InputStream in = picture.open()) {
            return PictureHeader.size(in).orElse(null);
        }
    }

    private ImageSize output(List<ImageSize> inputs) {
        BigDecimal width = number("width", request.width());
        BigDecimal height = number("height", request.height());
        if (width != null && height != null) {
            return size(width, height);
        }
        boolean asked = width != null
                || height != null
                || request.aspectRatio() != null
                || request.resolution() != null
                || request.extra().containsKey("aspect_ratio")
                || request.extra().containsKey("resolution");
        if (asked) {
            return null;
        }
        if (inputs != null && inputs.isEmpty()) {
            return model.size().standard();
        }
        boolean follows = inputs != null && model.size().followsInput();
        return follows ? model.size().following(inputs.get(0)) : null;
    }

    private static ImageSize size(BigDecimal width, BigDecimal height) {
        try {
            return new ImageSize(width.intValueExact(), height.intValueExact());
        } catch (ArithmeticException | IllegalArgumentException e) {
            // No size: the provider will say so.
            return null;
        }
    }

    private BigDecimal number(String field, Number set) {
        Object value = set == null ? request.extra().get(field) : set;
        return value instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    private String text(String field, String set) {
        Object value = set == null ? request.extra().get(field) : set;
        return value instanceof String text
                ? text
                : Optional.ofNullable(model.fields().get(field))
                        .map(FieldRule::standard)
                        .orElse(null);
    }
}
