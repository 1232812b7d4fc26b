package io.github.camelflux.component;

import static io.github.camelflux.component.FluxConstants.COUNT;
import static io.github.camelflux.component.FluxConstants.DRAFT_CACHE;
import static io.github.camelflux.component.FluxConstants.GARMENT;
import static io.github.camelflux.component.FluxConstants.IDEMPOTENCY_KEY;
import static io.github.camelflux.component.FluxConstants.INPUT_IMAGES;
import static io.github.camelflux.component.FluxConstants.JOB_INDEX;
import static io.github.camelflux.component.FluxConstants.JOB_OUTCOME;
import static io.github.camelflux.component.FluxConstants.JOB_RECEIPT;
import static io.github.camelflux.component.FluxConstants.MASK;
import static io.github.camelflux.component.FluxConstants.REQUEST_FIELDS;
import static io.github.camelflux.component.FluxConstants.SEED;
import static io.github.camelflux.component.FluxConstants.VIDEO;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.FileType;
import io.github.camelflux.image.ImageFormat;
import io.github.camelflux.image.Operation;
import io.github.camelflux.job.Ending;
import io.github.camelflux.job.PictureSink.KeptPicture;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.provider.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;

/**
 * Writes how a job ended into the message of an exchange: a picture as its body with headers that name and describe it, anything
 * else as headers only, as far as known. Safe for use by several threads.
 */
final class ResultWriter {

    /** They described this step's request, and must not configure the next step. */
    private static final List<String> HEADERS_OF_ONE_STEP =
            List.of(SEED, COUNT, IDEMPOTENCY_KEY, INPUT_IMAGES, MASK, GARMENT, VIDEO, DRAFT_CACHE, REQUEST_FIELDS);

    /** They described the body that the picture replaces. */
    private static final List<String> STALE_HEADERS = List.of(Exchange.CONTENT_LENGTH, Exchange.CONTENT_ENCODING);

    private final SimpleText fileName;

    /** @param fileName the option: a Simple expression, or null for the incoming name or the job id */
    ResultWriter(CamelContext context, String fileName) {
        this.fileName = fileName == null || fileName.isBlank() ? null : new SimpleText(context, fileName);
    }

    /** As the endpoint's options say; a {@code fileName} that is no Simple expression is refused here, before anything is bought. */
    static ResultWriter of(FluxEndpoint endpoint) {
        return new ResultWriter(
                endpoint.getCamelContext(), endpoint.getConfiguration().getFileName());
    }

    /**
     * Writes an ending. The headers that configured the step go when it succeeded (a picture, or an acceptance where that is
     * waited for); after a failure they stay, so that a redelivery, a fail-over or a fallback asks for the same.
     *
     * @param ending a picture's bytes are taken over from it
     */
    void write(Exchange exchange, Ending ending) {
        Message message = exchange.getMessage();
        Boolean replayed = replayed(ending);
        ending.job().ifPresentOrElse(row -> JobHeaders.write(message, row, replayed), () -> JobHeaders.clear(message));
        if (ending instanceof Ending.Delivered delivered) {
            stepSucceeded(message);
            writePictures(exchange, delivered);
        } else if (ending instanceof Ending.Withheld) {
            message.setHeader(JOB_OUTCOME, "moderated");
        } else if (ending instanceof Ending.Accepted) {
            stepSucceeded(message);
        } else if (ending instanceof Ending.NotAccepted refused) {
            // Nothing was bought: there is nothing to receipt.
            message.removeHeader(JOB_RECEIPT);
            message.setHeader(
                    JOB_OUTCOME, refused.refusal().reason() == Refusal.Reason.MODERATED ? "moderated" : "refused");
        } else if (ending instanceof Ending.OverBudget) {
            message.setHeader(JOB_OUTCOME, "refused");
        }
    }

    /** Removes the headers that configured this step. */
    static void stepSucceeded(Message message) {
        HEADERS_OF_ONE_STEP.forEach(message::removeHeader);
    }

    /** A job that made several pictures has a list of them as its body. */
    private void writePictures(Exchange exchange, Ending.Delivered delivered) {
        if (delivered.further().isEmpty()) {
            writePicture(exchange, delivered.row(), delivered.picture());
            return;
        }
        List<Message> pictures = new ArrayList<>();
        for (int number = 0; number <= delivered.further().size(); number++) {
            Exchange part = exchange.copy();
            writePicture(
                    part,
                    delivered.row(),
                    number == 0 ? delivered.picture() : delivered.further().get(number - 1));
            part.getMessage().setHeader(JOB_INDEX, number + 1);
            pictures.add(part.getMessage());
        }
        JointHeaders.tellNamesApart(pictures);
        Message message = exchange.getMessage();
        message.setBody(new PictureMessages(pictures));
        JointHeaders.removeThoseOfTheBody(message);
    }

    private void writePicture(Exchange exchange, JobRow row, KeptPicture picture) {
        Message message = exchange.getMessage();
        Blob bytes = picture.bytes();
        // First of all: from here on the body owns the bytes, whatever happens.
        message.setBody(PictureBody.of(bytes));
        STALE_HEADERS.forEach(message::removeHeader);
        Optional<FileType> type = type(picture);
        message.setHeader(Exchange.CONTENT_TYPE, type.map(FileType::mediaType).orElseGet(() -> contentType(picture)));
        message.setHeader(
                Exchange.FILE_NAME,
                name(exchange, row, type.map(FileType::extension).orElse("bin")));
        message.setHeader(Exchange.FILE_LENGTH, bytes.length());
    }

    private String name(Exchange exchange, JobRow row, String extension) {
        String chosen = fileName == null ? "" : PictureFileName.safe(fileName.evaluate(exchange));
        if (!chosen.isEmpty()) {
            return chosen;
        }
        String incoming = exchange.getMessage().getHeader(Exchange.FILE_NAME, "", String.class);
        String derived = PictureFileName.replaceExtension(incoming, suffixes(exchange, row), extension);
        return derived.isEmpty() ? row.id().value() + "." + extension : derived;
    }

    private static List<String> suffixes(Exchange exchange, JobRow row) {
        List<String> suffixes = new ArrayList<>();
        Integer index = exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX, Integer.class);
        if (index != null) {
            suffixes.add(index.toString());
        }
        Integer picture = new Receipt(row).index();
        if (picture != null) {
            suffixes.add(picture.toString());
        }
        if (row.terms().operation() != Operation.GENERATE) {
            suffixes.add(row.terms().operation().uriName());
        }
        return suffixes;
    }

    /** What the bytes show comes before what their host said: object stores often do not know what they hold. */
    private static Optional<FileType> type(KeptPicture picture) {
        try (InputStream in = picture.bytes().open()) {
            return FileType.sniff(in.readNBytes(ImageFormat.SNIFFED_BYTES))
                    .or(() -> FileType.ofContentType(picture.contentType()));
        } catch (IOException e) {
            throw new UncheckedIOException("The picture cannot be read", e);
        }
    }

    private static String contentType(KeptPicture picture) {
        String said = picture.contentType();
        return said == null ? "application/octet-stream" : said;
    }

    private static Boolean replayed(Ending ending) {
        if (ending instanceof Ending.Delivered delivered) {
            return delivered.replayed();
        }
        if (ending instanceof Ending.Withheld withheld) {
            return withheld.replayed();
        }
        return ending instanceof Ending.Unsuccessful unsuccessful ? unsuccessful.replayed() : null;
    }
}
