package io.github.camelflux.component;

import jakarta.activation.DataHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Message;
import org.apache.camel.attachment.DefaultAttachmentMessage;
import org.apache.camel.trait.message.MessageTrait;

/**
 * Finds the pictures and videos among the attachments of a message, as a multipart request or a mail has them: those that are called
 * {@code mask}, {@code garment}, {@code video} or {@code draftCache} are that, the others are what the operation is about.
 */
final class AttachedPictures {

    private AttachedPictures() {}

    /** What the attachments set; nothing without any. */
    static FieldSource of(Message message, Tool tool) {
        return tool.subject() != null && message.hasTrait(MessageTrait.ATTACHMENTS)
                ? Attachments.read(message, tool.subject())
                : new FieldSource();
    }

    /** Needs camel-attachments, which is there when a message has attachments and may be missing otherwise. */
    private static final class Attachments {

        static FieldSource read(Message message, PictureField subject) {
            FieldSource source = new FieldSource();
            List<InputBytes.Openable> subjects = new ArrayList<>();
            new DefaultAttachmentMessage(message).getAttachments().forEach((name, content) -> {
                InputBytes.Openable bytes = content::getInputStream;
                if (!isPicture(content)) {
                    return;
                }
                PictureField.named(name)
                        .filter(field -> field.isPicture() && field != PictureField.INPUT_IMAGES)
                        .ifPresentOrElse(
                                field -> source.put(field, "attachment " + name, bytes), () -> subjects.add(bytes));
            });
            if (!source.has(subject)) {
                source.put(subject, "attachments", subjects);
            }
            return source;
        }

        /** A mail also has attachments that are texts, and a form has fields. */
        private static boolean isPicture(DataHandler content) {
            String type = content.getContentType() == null
                    ? ""
                    : content.getContentType().toLowerCase(Locale.ROOT);
            return type.isEmpty()
                    || type.startsWith("image/")
                    || type.startsWith("video/")
                    || type.startsWith("application/octet-stream");
        }
    }
}
