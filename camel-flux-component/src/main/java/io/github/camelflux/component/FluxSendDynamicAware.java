package io.github.camelflux.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;

/**
 * Lets {@code toD} use one endpoint for all messages: an option that holds an expression, such as {@code prompt=${body}}, becomes
 * a header for the time of the step, where the option has a header. So it comes before the body, as every header does; a header
 * that the message has already comes before it. Options without an expression stay where they are.
 */
@SendDynamic("flux")
public class FluxSendDynamicAware extends SendDynamicAwareSupport {

    private static final Map<String, String> SIZE_HEADERS = Map.of(
            "size", FluxConstants.SIZE,
            "width", FluxConstants.WIDTH,
            "height", FluxConstants.HEIGHT,
            "aspectRatio", FluxConstants.ASPECT_RATIO,
            "resolution", FluxConstants.RESOLUTION);

    private static final Map<String, String> MODEL_HEADERS =
            Map.of("model", FluxConstants.MODEL, "tier", FluxConstants.TIER);

    private static final Map<String, String> HEADERS = Map.ofEntries(
            Map.entry("prompt", FluxConstants.PROMPT),
            Map.entry("seed", FluxConstants.SEED),
            Map.entry("outputFormat", FluxConstants.OUTPUT_FORMAT),
            Map.entry("safetyTolerance", FluxConstants.SAFETY_TOLERANCE),
            Map.entry("promptUpsampling", FluxConstants.PROMPT_UPSAMPLING),
            Map.entry("steps", FluxConstants.STEPS),
            Map.entry("guidance", FluxConstants.GUIDANCE),
            Map.entry("count", FluxConstants.COUNT),
            Map.entry("inputImages", FluxConstants.INPUT_IMAGES),
            Map.entry("mask", FluxConstants.MASK),
            Map.entry("idempotencyKey", FluxConstants.IDEMPOTENCY_KEY));

    /** Where a job may be worked on, and who works on it, is for the operator to say. */
    private static final Set<String> OPERATORS =
            Set.of("region", "baseUrl", "provider", "accountGroup", "allowFlagged");

    private static final Set<Object> KEY_WORDS = Set.of("message", "request", "none");

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        DynamicUri template = DynamicUri.parse(originalUri);
        if (template != null) {
            template.checkNoneOfMessages(OPERATORS);
        }
        Map<String, Object> properties =
                template == null ? endpointProperties(exchange, uri) : template.values(exchange);
        return new DynamicAwareEntry(uri, originalUri, properties, null);
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Map<String, Object> kept = new LinkedHashMap<>(entry.getProperties());
        moved(entry).keySet().forEach(kept::remove);
        DynamicUri template = DynamicUri.parse(entry.getOriginalUri());
        if (template != null) {
            return template.uri(kept);
        }
        return kept.size() == entry.getProperties().size() ? null : asEndpointUri(exchange, entry.getUri(), kept);
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, Object> headers = headers(exchange.getMessage(), entry);
        return headers.isEmpty()
                ? null
                : sent -> headers.forEach((name, value) -> sent.getMessage().setHeader(name, value));
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, Object> headers = headers(exchange.getMessage(), entry);
        return headers.isEmpty()
                ? null
                : sent -> headers.keySet().forEach(name -> sent.getMessage().removeHeader(name));
    }

    /** What the message does not say itself already. */
    private static Map<String, Object> headers(Message message, DynamicAwareEntry entry) {
        Map<String, Object> headers = new LinkedHashMap<>();
        moved(entry).forEach((option, value) -> {
            Map<String, String> group = group(option);
            if (group.values().stream().allMatch(name -> message.getHeader(name) == null)) {
                headers.put(group.get(option), value);
            }
        });
        return headers;
    }

    /** The options that say the same thing in different ways, with their headers; empty for one that has no header. */
    private static Map<String, String> group(String option) {
        if (SIZE_HEADERS.containsKey(option)) {
            return SIZE_HEADERS;
        }
        if (MODEL_HEADERS.containsKey(option)) {
            return MODEL_HEADERS;
        }
        return HEADERS.containsKey(option) ? Map.of(option, HEADERS.get(option)) : Map.of();
    }

    /** The options that become headers, with their values. A size is one thing, in however many options it is said; so is a model. */
    private static Map<String, Object> moved(DynamicAwareEntry entry) {
        DynamicUri template = DynamicUri.parse(entry.getOriginalUri());
        List<String> constants = template == null ? constants(entry.getOriginalUri()) : template.constants();
        Map<String, Object> moved = new LinkedHashMap<>();
        entry.getProperties().forEach((option, value) -> {
            boolean moves = group(option).keySet().stream()
                    .anyMatch(one -> entry.getProperties().containsKey(one) && !constants.contains(one));
            // As a header these words would be one key for all messages.
            boolean keyword = option.equals("idempotencyKey") && KEY_WORDS.contains(plain(value));
            if (moves && !keyword) {
                moved.put(option, template == null ? plain(value) : value);
            }
        });
        return moved;
    }

    /** The options that were written without an expression. */
    private static List<String> constants(String originalUri) {
        String query = StringHelper.after(originalUri, "?", "");
        return Stream.of(query.split("&"))
                .filter(pair -> !StringHelper.hasStartToken(pair, "simple"))
                .map(pair -> StringHelper.before(pair, "=", pair))
                .toList();
    }

    /** Without the RAW( ) that keeps a value from being decoded. */
    private static Object plain(Object value) {
        return value instanceof String text ? DynamicUri.withoutRaw(text) : value;
    }
}
