package io.github.camelflux.component;

import io.github.camelflux.image.Operation;
import java.util.List;

/** What each operation that buys makes of a message, and which model it asks when nobody names one. */
enum Tool {
    GENERATE("flux-2-pro", Words.NEEDED, null, List.of()) {
        /** A picture in the body, such as that of the step before, is not meant. */
        @Override
        BodyFormat bodyOf(boolean picture, boolean text, FieldSource others) {
            return picture ? BodyFormat.AUTO : BodyFormat.PROMPT;
        }
    },
    EDIT("flux-2-pro", Words.NEEDED, PictureField.INPUT_IMAGES, List.of(PictureField.INPUT_IMAGES)),
    FILL("flux-pro-1.0-fill", Words.TAKEN, PictureField.INPUT_IMAGES, List.of(PictureField.INPUT_IMAGES)),
    EXPAND("flux-tools/outpainting-v1", Words.TAKEN, PictureField.INPUT_IMAGES, List.of(PictureField.INPUT_IMAGES)),
    ERASE(
            "flux-tools/erase-v1",
            Words.NONE,
            PictureField.INPUT_IMAGES,
            List.of(PictureField.INPUT_IMAGES, PictureField.MASK)),
    DEBLUR("flux-tools/deblur-v1", Words.NONE, PictureField.INPUT_IMAGES, List.of(PictureField.INPUT_IMAGES)),
    TRY_ON(
            "flux-tools/vto-v2",
            Words.NEEDED,
            PictureField.INPUT_IMAGES,
            List.of(PictureField.INPUT_IMAGES, PictureField.GARMENT)),
    VIDEO("flux-3-video", Words.NEEDED, PictureField.INPUT_IMAGES, List.of()) {
        /** The draft that is to be made in full may still be there: it is not meant, what was kept of it is. */
        @Override
        BodyFormat bodyOf(boolean picture, boolean text, FieldSource others) {
            if (others.has(PictureField.DRAFT_CACHE)) {
                return BodyFormat.AUTO;
            }
            return text ? BodyFormat.PROMPT : BodyFormat.IMAGE;
        }

        @Override
        void check(FieldSource fields) {
            if (fields.has(PictureField.DRAFT_CACHE) && fields.has(PictureField.PROMPT)) {
                throw BadRequest.because(
                        "prompt: what is kept of a draft holds its prompt, and another is not taken; remove the "
                                + fields.find(PictureField.PROMPT).orElseThrow().where());
            }
            if (fields.has(PictureField.INPUT_IMAGES) && fields.has(PictureField.VIDEO)) {
                throw BadRequest.because("video: it begins with pictures or goes on from a video; there are both, in "
                        + fields.find(PictureField.INPUT_IMAGES).orElseThrow().where() + " and "
                        + fields.find(PictureField.VIDEO).orElseThrow().where());
            }
        }

        @Override
        boolean needsPrompt(FieldSource fields) {
            return !fields.has(PictureField.DRAFT_CACHE);
        }
    },
    VIDEO_EDIT("flux-tools/video-edit-v1", Words.NEEDED, PictureField.VIDEO, List.of(PictureField.VIDEO)),
    VIDEO_UPSCALE("flux-tools/video-upscale-v1", Words.TAKEN, PictureField.VIDEO, List.of(PictureField.VIDEO));

    /** What an operation makes of a prompt. */
    private enum Words {
        NEEDED,
        TAKEN,
        NONE
    }

    private final String defaultModel;
    private final Words words;
    private final PictureField subject;
    private final List<PictureField> needs;

    Tool(String defaultModel, Words words, PictureField subject, List<PictureField> needs) {
        this.defaultModel = defaultModel;
        this.words = words;
        this.subject = subject;
        this.needs = needs;
    }

    static Tool of(Operation operation) {
        return valueOf(operation.name());
    }

    /** The model that is asked when neither a message nor an option names one. */
    String defaultModel() {
        return defaultModel;
    }

    /** Whether the component's option {@code model} is meant for it, too: it names what makes pictures of prompts. */
    boolean takesComponentModel() {
        return this == GENERATE || this == EDIT;
    }

    /** The picture or video that the operation is about; null if it is about none. */
    PictureField subject() {
        return subject;
    }

    /** Whether it cannot be asked for without a prompt. */
    boolean needsPrompt(FieldSource fields) {
        return words == Words.NEEDED;
    }

    /**
     * What a body is that is neither a request nor said to be anything.
     *
     * @param picture whether it is known to be a picture or video
     * @param text whether it is a text, or bytes that are said to be one
     * @param others what headers, options and attachments set
     * @return {@link BodyFormat#AUTO} for a body that is not read
     */
    BodyFormat bodyOf(boolean picture, boolean text, FieldSource others) {
        if (!text || !others.has(subject)) {
            return BodyFormat.IMAGE;
        }
        return words == Words.NONE ? BodyFormat.AUTO : BodyFormat.PROMPT;
    }

    /** @throws io.github.camelflux.FluxRequestException if a picture or video is missing, or one too many; it says where */
    void check(FieldSource fields) {
        for (PictureField field : needs) {
            if (!fields.has(field)) {
                throw BadRequest.because(
                        field.fieldName() + ": " + Operation.valueOf(name()).uriName() + " needs a "
                                + field.thing() + ", in " + (field == subject ? "the body, " : "") + "the header "
                                + field.header() + ", " + otherPlaces(field));
            }
        }
    }

    private static String otherPlaces(PictureField field) {
        String named = "the field " + field.fieldName() + " of a request or an attachment called " + field.fieldName();
        return switch (field) {
            case INPUT_IMAGES -> "the option inputImages or an attachment";
            case MASK -> "the option mask, " + named;
            default -> named;
        };
    }
}
