package io.github.camelflux.component;

import static io.github.camelflux.component.FluxConstants.JOB_COST_SETTLED;
import static io.github.camelflux.component.FluxConstants.JOB_COST_USD;
import static io.github.camelflux.component.FluxConstants.JOB_ID;
import static io.github.camelflux.component.FluxConstants.JOB_IDS;
import static io.github.camelflux.component.FluxConstants.JOB_INDEX;
import static io.github.camelflux.component.FluxConstants.JOB_MODEL;
import static io.github.camelflux.component.FluxConstants.JOB_OUTCOME;
import static io.github.camelflux.component.FluxConstants.JOB_PROVIDER;
import static io.github.camelflux.component.FluxConstants.JOB_REPLAYED;

import io.github.camelflux.job.Ending;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The headers of a message that several jobs belong to: those that say the same of each job, the list of the jobs' ids, and the sum
 * of their costs. A header that is true of one of the jobs only is on the message of its picture and not here.
 */
final class JointHeaders {

    private static final List<String> SHARED = List.of(JOB_PROVIDER, JOB_MODEL, JOB_OUTCOME, JOB_REPLAYED);

    /** They described the body that the list replaces. */
    private static final List<String> OF_THE_BODY =
            List.of(Exchange.CONTENT_TYPE, Exchange.CONTENT_LENGTH, Exchange.CONTENT_ENCODING, Exchange.FILE_LENGTH);

    private JointHeaders() {}

    /**
     * Replaces the headers of an earlier job.
     *
     * @param endings of the jobs
     * @param parts a message for each of them, with the headers of its job
     */
    static void write(Message message, List<Ending> endings, List<Message> parts) {
        JobHeaders.clear(message);
        for (String header : SHARED) {
            Set<Object> values =
                    parts.stream().map(part -> part.getHeader(header)).collect(Collectors.toCollection(HashSet::new));
            set(message, header, values.size() == 1 ? values.iterator().next() : null);
        }
        List<String> ids = parts.stream()
                .map(part -> part.getHeader(JOB_ID, String.class))
                .filter(Objects::nonNull)
                .toList();
        set(message, JOB_IDS, ids.isEmpty() ? null : ids);
        writeCost(message, charged(endings, parts));
    }

    /** Removes what was said of the body before it became a list. */
    static void removeThoseOfTheBody(Message message) {
        OF_THE_BODY.forEach(message::removeHeader);
    }

    /** Whoever stores pictures of one name keeps the last of them: then the number of the picture comes into the name. */
    static void tellNamesApart(List<Message> pictures) {
        Set<String> seen = new HashSet<>();
        boolean alike = pictures.stream().anyMatch(picture -> !seen.add(fileName(picture)));
        if (alike) {
            pictures.forEach(picture -> picture.setHeader(
                    Exchange.FILE_NAME,
                    PictureFileName.withSuffix(fileName(picture), picture.getHeader(JOB_INDEX, String.class))));
        }
    }

    private static String fileName(Message picture) {
        return picture.getHeader(Exchange.FILE_NAME, String.class);
    }

    /** What was not accepted costs nothing. */
    private static List<Message> charged(List<Ending> endings, List<Message> parts) {
        return IntStream.range(0, parts.size())
                .filter(i -> !(endings.get(i) instanceof Ending.NotAccepted))
                .mapToObj(parts::get)
                .toList();
    }

    private static void writeCost(Message message, List<Message> charged) {
        boolean known = !charged.isEmpty() && charged.stream().allMatch(part -> part.getHeader(JOB_COST_USD) != null);
        if (known) {
            BigDecimal sum = charged.stream()
                    .map(part -> part.getHeader(JOB_COST_USD, BigDecimal.class))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            message.setHeader(JOB_COST_USD, sum);
            message.setHeader(
                    JOB_COST_SETTLED,
                    charged.stream().allMatch(part -> part.getHeader(JOB_COST_SETTLED, false, boolean.class)));
        }
    }

    private static void set(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
