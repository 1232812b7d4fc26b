package io.github.camelflux.component;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.support.ExchangeHelper;

/**
 * What makes a message the same one when it comes again: the identity that its source gave it, and where in the route it is. The
 * endpoint that the exchange came from decides what is looked at, since anybody who can send a header to an HTTP endpoint can send
 * one that is called like another source's.
 *
 * <p>Parts of one message differ by their index in a split, multicast or loop, as far as Camel tells: of a split within a split only
 * the inner index is known. There, equal requests share a picture unless an expression makes the key.
 */
final class MessageIdentity {

    /** By the endpoint's class, whatever name its component has in the context: which headers hold the source's identity. */
    private static final Map<String, List<String>> HEADERS_BY_SOURCE = Map.of(
            "JmsEndpoint", List.of("JMSMessageID"),
            "SjmsEndpoint", List.of("JMSMessageID"),
            "KafkaEndpoint", List.of("kafka.TOPIC", "kafka.PARTITION", "kafka.OFFSET"),
            "Sqs2Endpoint", List.of("CamelAwsSqsMessageId"),
            "AWS2S3Endpoint", List.of("CamelAwsS3BucketName", "CamelAwsS3Key"));

    /** Tell what was stored under one S3 key at different times apart, as far as the bucket says. */
    private static final List<String> S3_VERSION =
            List.of("CamelAwsS3VersionId", "CamelAwsS3LastModified", "CamelAwsS3ETag");

    private static final List<ExchangePropertyKey> INDEXES = List.of(
            ExchangePropertyKey.SPLIT_INDEX, ExchangePropertyKey.MULTICAST_INDEX, ExchangePropertyKey.LOOP_INDEX);

    private MessageIdentity() {}

    /** The identity, as text that is the same whenever the message comes to the same place again. */
    static String of(Exchange exchange) {
        return String.join(
                "\n",
                source(exchange).orElseGet(() -> "exchange " + exchangeId(exchange)),
                Objects.toString(exchange.getFromRouteId(), ""),
                Objects.toString(ExchangeHelper.getRouteId(exchange), ""),
                position(exchange));
    }

    /** The indexes of the split, multicast and loop that the exchange is in. */
    static String position(Exchange exchange) {
        return INDEXES.stream()
                .map(key -> Objects.toString(exchange.getProperty(key), ""))
                .collect(Collectors.joining(","));
    }

    private static Optional<String> source(Exchange exchange) {
        Endpoint from = exchange.getFromEndpoint();
        if (from == null) {
            return Optional.empty();
        }
        if (is(from, "GenericFileEndpoint") || is(from, "SedaEndpoint")) {
            // Behind seda the file stays in charge: it is moved when the exchange there is done, and read again if that
            // failed.
            return exchange.getProperty(ExchangePropertyKey.FILE_EXCHANGE_FILE) == null
                    ? Optional.empty()
                    : Optional.of(FileIdentity.of(exchange));
        }
        return HEADERS_BY_SOURCE.entrySet().stream()
                .filter(source -> is(from, source.getKey()))
                .findFirst()
                .flatMap(source -> values(exchange, source.getKey(), source.getValue()));
    }

    private static Optional<String> values(Exchange exchange, String source, List<String> headers) {
        String values = text(exchange, headers);
        boolean complete =
                headers.stream().allMatch(name -> exchange.getMessage().getHeader(name) != null);
        if (!complete) {
            return Optional.empty();
        }
        return Optional.of(source.equals("AWS2S3Endpoint") ? values + "\n" + text(exchange, S3_VERSION) : values);
    }

    private static String text(Exchange exchange, List<String> headers) {
        return headers.stream()
                .map(name -> name + "=" + Objects.toString(exchange.getMessage().getHeader(name), ""))
                .collect(Collectors.joining("\n"));
    }

    /** A part gets a new id each time that the error handler repeats the whole split; the whole keeps its id. */
    private static String exchangeId(Exchange exchange) {
        String whole = exchange.getProperty(ExchangePropertyKey.CORRELATION_ID, String.class);
        boolean part = exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX) != null
                || exchange.getProperty(ExchangePropertyKey.MULTICAST_INDEX) != null;
        return part && whole != null ? whole : exchange.getExchangeId();
    }

    private static boolean is(Endpoint endpoint, String className) {
        for (Class<?> type = endpoint.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getSimpleName().equals(className)) {
                return true;
            }
        }
        return false;
    }
}
