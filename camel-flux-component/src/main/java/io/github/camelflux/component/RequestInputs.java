package io.github.camelflux.component;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.FileType;
import io.github.camelflux.image.ImageFormat;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.InputRole;
import io.github.camelflux.image.Model;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Puts the pictures and videos of a message into a request, each under its role. */
final class RequestInputs {

    private static final Map<PictureField, InputRole> ROLES = new EnumMap<>(Map.of(
            PictureField.MASK, InputRole.MASK,
            PictureField.GARMENT, InputRole.GARMENT,
            PictureField.VIDEO, InputRole.VIDEO,
            PictureField.DRAFT_CACHE, InputRole.DRAFT));

    private final FieldSource fields;
    private final InputPictures inputs;
    private final Tool tool;

    RequestInputs(FieldSource fields, InputPictures inputs, Tool tool) {
        this.fields = fields;
        this.inputs = inputs;
        this.tool = tool;
    }

    /** @throws io.github.camelflux.FluxRequestException if something is missing, too many, or cannot be read */
    void copyTo(ImageRequest.Builder request, Model model) throws IOException {
        tool.check(fields);
        FieldValue images = fields.find(PictureField.INPUT_IMAGES).orElse(null);
        List<InputImage> subject = List.of();
        if (images != null) {
            // Before they are read: a list may be long.
            model.checkReferences(InputPictures.count(images));
            subject = copySubject(images, request);
        }
        for (Map.Entry<PictureField, InputRole> role : ROLES.entrySet()) {
            FieldValue value = fields.find(role.getKey()).orElse(null);
            if (value != null) {
                InputImage input = only(role.getKey(), value);
                if (contains(subject, input)) {
                    throw BadRequest.because(
                            value.where() + ": the " + role.getKey().thing()
                                    + " is the very picture that it is for. A route that found no file of its own may have put it there");
                }
                request.input(role.getValue(), input);
            }
        }
    }

    /** Camel's poll leaves the message in its variable when it finds nothing: that would be paid for. */
    private static boolean contains(List<InputImage> subject, InputImage input) throws IOException {
        for (InputImage image : subject) {
            boolean same = image instanceof InputImage.Inline mine && input instanceof InputImage.Inline other
                    ? mine.bytes().length() == other.bytes().length()
                            && mine.bytes().sha256().equals(other.bytes().sha256())
                    : image.equals(input);
            if (same) {
                return true;
            }
        }
        return false;
    }

    /** The body of a video may be the pictures that it is to show or the video that it is to go on from: the bytes tell. */
    private List<InputImage> copySubject(FieldValue value, ImageRequest.Builder request) throws IOException {
        List<InputImage> subject = inputs.read(value);
        if (tool != Tool.VIDEO || subject.size() != 1 || !isVideo(subject.get(0))) {
            request.images(subject);
        } else {
            request.input(InputRole.VIDEO, subject.get(0));
        }
        return subject;
    }

    private InputImage only(PictureField field, FieldValue value) throws IOException {
        List<InputImage> read = inputs.read(value);
        if (read.size() != 1) {
            throw BadRequest.because(value.where() + ": there is one " + field.thing() + ", not " + read.size());
        }
        return read.get(0);
    }

    private static boolean isVideo(InputImage input) throws IOException {
        if (!(input instanceof InputImage.Inline inline)) {
            return false;
        }
        Blob bytes = inline.bytes();
        try (InputStream in = bytes.open()) {
            return FileType.sniff(in.readNBytes(ImageFormat.SNIFFED_BYTES))
                    .filter(FileType.MP4::equals)
                    .isPresent();
        }
    }
}
