package io.github.camelflux.component;

import jakarta.activation.DataHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Message;
import org.apache.camel.attachment.DefaultAttachmentMessage;
import org.apache.camel.trait.message.MessageTrait;

/**
 * Finds the pictures among the attachments of a message, as a multipart request or a mail has them: the one that is called
 * {@code mask} is the mask, the others are the pictures that go in.
 */
final class AttachedPictures {

    private AttachedPictures() {}

    /** What the attachments set; nothing without any. */
    static FieldSource of(Message message) {
        return message.hasTrait(MessageTrait.ATTACHMENTS) ? Attachments.read(message) : new FieldSource();
    }

    /** Needs camel-attachments, which is there when a message has attachments and may be missing otherwise. */
    private static final class Attachments {

        static FieldSource read(Message message) {
            FieldSource source = new FieldSource();
            List<InputBytes.Openable> pictures = new ArrayList<>();
            new DefaultAttachmentMessage(message).getAttachments().forEach((name, content) -> {
                InputBytes.Openable bytes = content::getInputStream;
                if (!isPicture(content)) {
                    return;
                }
                if (name.equals(PictureField.MASK.fieldName())) {
                    source.put(PictureField.MASK, "attachment mask", bytes);
                } else {
                    pictures.add(bytes);
                }
            });
            source.put(PictureField.INPUT_IMAGES, "attachments", pictures.isEmpty() ? null : pictures);
            return source;
        }

        /** A mail also has attachments that are texts, and a form has fields. */
        private static boolean isPicture(DataHandler content) {
            String type = content.getContentType() == null
                    ? ""
                    : content.getContentType().toLowerCase(Locale.ROOT);
            return type.isEmpty() || type.startsWith("image/") || type.startsWith("application/octet-stream");
        }
    }
}
