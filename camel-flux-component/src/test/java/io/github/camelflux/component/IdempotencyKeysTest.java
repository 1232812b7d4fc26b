package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.FluxRequestException;
import io.github.camelflux.job.life.IdempotencyKey;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeysTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @Test
    void theHeaderWinsAndIsTakenLiterally() {
        for (String option : new String[] {"message", "request", "none", "${header.order}"}) {
            Exchange exchange = from(null);
            exchange.getMessage().setHeader("CamelFluxIdempotencyKey", "order ${header.order}");

            assertThat(keys(option).keyOf(exchange, "shop", "f"))
                    .isEqualTo(IdempotencyKey.of("shop", "order ${header.order}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u0000message"})
    void aHeaderWithoutAUsableKeyIsRefused(String key) {
        Exchange exchange = from(null);
        exchange.getMessage().setHeader("CamelFluxIdempotencyKey", key);

        assertThatThrownBy(() -> keys("message").keyOf(exchange, "shop", "f"))
                .isExactlyInstanceOf(FluxRequestException.class)
                .hasMessageContaining("CamelFluxIdempotencyKey");
    }

    @Test
    void equalRequestsHaveOneKeyWhereTheRequestIsTheKey() {
        IdempotencyKeys keys = keys("request");

        assertThat(keys.keyOf(from(null), "shop", "f")).isEqualTo(keys.keyOf(from(new JmsEndpoint()), "shop", "f"));
        assertThat(keys.keyOf(from(null), "shop", "f")).isNotEqualTo(keys.keyOf(from(null), "shop", "g"));
    }

    @Test
    void severalPicturesHaveTheKeyWithTheirNumbers() {
        Exchange exchange = from(null);
        exchange.getMessage().setHeader("CamelFluxIdempotencyKey", "order");

        assertThat(keys("message").keysOf(exchange, "shop", "f", 3))
                .containsExactly(
                        IdempotencyKey.of("shop", "order#1"),
                        IdempotencyKey.of("shop", "order#2"),
                        IdempotencyKey.of("shop", "order#3"));
    }

    @Test
    void keysOfAnotherNamespaceAreOthers() {
        assertThat(keys("request").keyOf(from(null), "shop", "f"))
                .isNotEqualTo(new IdempotencyKeys(context, "request").keyOf(from(null), "other", "f"));
    }

    @Test
    void anExpressionMakesTheKey() {
        Exchange exchange = from(null);
        exchange.getMessage().setHeader("order", 17);

        assertThat(keys("order-${header.order}").keyOf(exchange, "shop", "f"))
                .isEqualTo(IdempotencyKey.of("shop", "order-17"));
        assertThat(keys("order-${header.order}").keyOf(exchange, "shop", "g"))
                .isEqualTo(IdempotencyKey.of("shop", "order-17"));
        assertThat(keys("$simple{header.order}").keyOf(exchange, "shop", "f"))
                .isEqualTo(IdempotencyKey.of("shop", "17"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${header.A}",
                "${header.A}-${header.B}",
                "order ${header.A}",
                "$simple{header.A}/$simple{header.B}",
                "${header.${header.A}} cannot be evaluated",
                "${header.blank}+${header.A}",
            })
    void anExpressionWithoutAValueIsRefused(String expression) {
        Exchange exchange = from(null);
        exchange.getMessage().setHeader("blank", "  ");

        assertThatThrownBy(() -> keys(expression).keyOf(exchange, "shop", "f"))
                .isExactlyInstanceOf(FluxRequestException.class)
                .hasMessageContaining("idempotencyKey");
    }

    @Test
    void anExpressionWithOneValueOfTwoIsAKey() {
        Exchange exchange = from(null);
        exchange.getMessage().setHeader("B", "b");

        assertThat(keys("${header.A}-${header.B}").keyOf(exchange, "shop", "f"))
                .isEqualTo(IdempotencyKey.of("shop", "-b"));
    }

    @Test
    void aMessageIsItsExchangeWhereItsSourceTellsNothing() {
        Exchange one = from(null);
        Exchange two = from(null);

        assertThat(message(one)).isEqualTo(message(one)).isNotEqualTo(message(two));
    }

    @Test
    void aDifferentRequestOfOneMessageIsAnotherPurchase() {
        Exchange exchange = from(null);

        assertThat(keys("message").keyOf(exchange, "shop", "f"))
                .isNotEqualTo(keys("message").keyOf(exchange, "shop", "g"));
    }

    @Test
    void aJmsMessageThatIsDeliveredAgainIsTheSame() {
        assertSame(new JmsEndpoint(), Map.of("JMSMessageID", "ID:1"), Map.of("JMSMessageID", "ID:2"));
        assertSame(new ActiveMQEndpoint(), Map.of("JMSMessageID", "ID:1"), Map.of("JMSMessageID", "ID:2"));
        assertSame(new SjmsEndpoint(), Map.of("JMSMessageID", "ID:1"), Map.of("JMSMessageID", "ID:2"));
    }

    @Test
    void aKafkaRecordIsTopicPartitionAndOffset() {
        Map<String, Object> record = Map.of("kafka.TOPIC", "t", "kafka.PARTITION", 1, "kafka.OFFSET", 7L);

        assertSame(new KafkaEndpoint(), record, Map.of("kafka.TOPIC", "t", "kafka.PARTITION", 1, "kafka.OFFSET", 8L));
        assertSame(new KafkaEndpoint(), record, Map.of("kafka.TOPIC", "t", "kafka.PARTITION", 2, "kafka.OFFSET", 7L));
        assertSame(new KafkaEndpoint(), record, Map.of("kafka.TOPIC", "u", "kafka.PARTITION", 1, "kafka.OFFSET", 7L));
    }

    @Test
    void anSqsMessageIsItsId() {
        assertSame(new Sqs2Endpoint(), Map.of("CamelAwsSqsMessageId", "a"), Map.of("CamelAwsSqsMessageId", "b"));
    }

    @Test
    void anS3ObjectIsBucketKeyAndVersion() {
        Map<String, Object> object =
                Map.of("CamelAwsS3BucketName", "b", "CamelAwsS3Key", "k", "CamelAwsS3VersionId", "1");

        assertSame(
                new AWS2S3Endpoint(),
                object,
                Map.of("CamelAwsS3BucketName", "b", "CamelAwsS3Key", "k", "CamelAwsS3VersionId", "2"));
        assertSame(
                new AWS2S3Endpoint(),
                Map.of("CamelAwsS3BucketName", "b", "CamelAwsS3Key", "k", "CamelAwsS3LastModified", "1"),
                Map.of("CamelAwsS3BucketName", "b", "CamelAwsS3Key", "k", "CamelAwsS3LastModified", "2"));
    }

    @Test
    void headersAloneNeverMakeTwoMessagesOne() {
        Map<String, Object> headers = Map.of(
                "JMSMessageID", "ID:1",
                "CamelAwsSqsMessageId", "a",
                "CamelFileAbsolutePath", "/a",
                "kafka.TOPIC", "t",
                "kafka.PARTITION", 1,
                "kafka.OFFSET", 7L);

        for (Endpoint source : new Endpoint[] {null, new HttpEndpoint(), new Sqs2Endpoint()}) {
            Exchange one = from(source);
            Exchange two = from(source);
            one.getMessage().setHeaders(new HashMap<>(headers));
            two.getMessage().setHeaders(new HashMap<>(headers));
            two.getMessage().setHeader("CamelAwsSqsMessageId", "b");

            assertThat(message(one)).isNotEqualTo(message(two));
        }
    }

    @Test
    void aSourceThatDoesNotTellItsIdentityLeavesTheExchange() {
        Exchange batch = from(new KafkaEndpoint());
        batch.getMessage().setHeader("kafka.TOPIC", "t");
        Exchange other = from(new KafkaEndpoint());
        other.getMessage().setHeader("kafka.TOPIC", "t");

        assertThat(message(batch)).isEqualTo(message(batch)).isNotEqualTo(message(other));
    }

    @Test
    void aFileThatIsReadAgainIsTheSameUntilItChanges() {
        assertThat(message(file("/in/a.txt", 3, 1000))).isEqualTo(message(file("/in/a.txt", 3, 1000)));
        assertThat(message(file("/in/a.txt", 3, 1000)))
                .isNotEqualTo(message(file("/in/b.txt", 3, 1000)))
                .isNotEqualTo(message(file("/in/a.txt", 4, 1000)))
                .isNotEqualTo(message(file("/in/a.txt", 3, 2000)));
    }

    @Test
    void aFileKeepsItsIdentityWhenHeadersChangeAndBehindSeda() {
        Exchange changed = file("/in/a.txt", 3, 1000);
        changed.getMessage().setHeader("CamelFileName", "a.png");
        changed.getMessage().setHeader("CamelFileLength", 99L);
        Exchange behind = file("/in/a.txt", 3, 1000);
        behind.getExchangeExtension().setFromEndpoint(context.getEndpoint("seda:next", SedaEndpoint.class));

        assertThat(message(changed)).isEqualTo(message(file("/in/a.txt", 3, 1000)));
        assertThat(message(behind)).isEqualTo(message(file("/in/a.txt", 3, 1000)));
    }

    @Test
    void theRouteAndEachPartOfAMessageHaveKeysOfTheirOwn() {
        Exchange whole = jms("ID:1");
        IdempotencyKey key = message(whole);

        whole.getExchangeExtension().setFromRouteId("other");
        assertThat(message(whole)).isNotEqualTo(key);
        for (ExchangePropertyKey index : new ExchangePropertyKey[] {
            ExchangePropertyKey.SPLIT_INDEX, ExchangePropertyKey.MULTICAST_INDEX, ExchangePropertyKey.LOOP_INDEX
        }) {
            Exchange first = jms("ID:1");
            first.setProperty(index, 0);
            Exchange second = jms("ID:1");
            second.setProperty(index, 1);
            Exchange again = jms("ID:1");
            again.setProperty(index, 0);

            assertThat(message(first))
                    .isEqualTo(message(again))
                    .isNotEqualTo(message(second))
                    .isNotEqualTo(key);
        }
    }

    @Test
    void aPartThatIsMadeAgainWhenTheSplitIsRepeatedIsTheSame() {
        Exchange one = from(null);
        Exchange two = from(null);
        for (Exchange part : new Exchange[] {one, two}) {
            part.setProperty(ExchangePropertyKey.CORRELATION_ID, "the whole");
            part.setProperty(ExchangePropertyKey.SPLIT_INDEX, 3);
        }

        assertThat(message(one)).isEqualTo(message(two));
    }

    @Test
    void withNoneEachTimeIsANewPurchase() {
        Exchange exchange = from(null);

        assertThat(none(exchange)).isNotEqualTo(none(exchange));
    }

    @Test
    void withNoneTheErrorHandlersRedeliveryIsTheSameAttempt() {
        Exchange exchange = from(null);
        IdempotencyKey first = none(exchange);

        exchange.getMessage().setHeader(Exchange.REDELIVERED, true);

        assertThat(none(exchange)).isEqualTo(first).isEqualTo(none(exchange));
    }

    @Test
    void withNoneTheNextRoundOfALoopBuysAnewEvenAfterARedelivery() {
        Exchange exchange = from(null);
        exchange.setProperty(ExchangePropertyKey.LOOP_INDEX, 0);
        IdempotencyKey first = none(exchange);
        exchange.getMessage().setHeader(Exchange.REDELIVERED, true);
        assertThat(none(exchange)).isEqualTo(first);

        exchange.setProperty(ExchangePropertyKey.LOOP_INDEX, 1);

        assertThat(none(exchange)).isNotEqualTo(first);
    }

    @Test
    void withNoneAnotherStepIsAnotherAttemptAndDoesNotHideTheFirst() {
        Exchange exchange = from(null);
        exchange.getExchangeExtension().setHistoryNodeId("to1");
        IdempotencyKey first = none(exchange);
        exchange.getExchangeExtension().setHistoryNodeId("to2");
        IdempotencyKey second = none(exchange);
        exchange.getMessage().setHeader(Exchange.REDELIVERED, true);

        assertThat(second).isNotEqualTo(first);
        assertThat(none(exchange)).isEqualTo(second);
        exchange.getExchangeExtension().setHistoryNodeId("to1");
        assertThat(none(exchange)).isEqualTo(first);
    }

    @Test
    void withNoneAnotherRequestIsAnotherAttempt() {
        Exchange exchange = from(null);
        IdempotencyKey first = none(exchange);
        exchange.getMessage().setHeader(Exchange.REDELIVERED, true);

        assertThat(keys("none").keyOf(exchange, "shop", "g")).isNotEqualTo(first);
    }

    @Test
    void withNoneThePartsOfASplitDoNotShareAttempts() {
        Exchange whole = from(null);
        none(whole);
        Exchange one = whole.copy();
        Exchange two = whole.copy();
        one.setProperty(ExchangePropertyKey.SPLIT_INDEX, 0);
        two.setProperty(ExchangePropertyKey.SPLIT_INDEX, 1);
        IdempotencyKey first = none(one);
        IdempotencyKey second = none(two);
        one.getMessage().setHeader(Exchange.REDELIVERED, true);
        two.getMessage().setHeader(Exchange.REDELIVERED, true);

        assertThat(none(one)).isEqualTo(first).isNotEqualTo(second);
        assertThat(none(two)).isEqualTo(second);
    }

    private void assertSame(Endpoint source, Map<String, Object> message, Map<String, Object> other) {
        Exchange one = from(source);
        one.getMessage().getHeaders().putAll(message);
        Exchange again = from(source);
        again.getMessage().getHeaders().putAll(message);
        Exchange another = from(source);
        another.getMessage().getHeaders().putAll(other);

        assertThat(message(one)).isEqualTo(message(again)).isNotEqualTo(message(another));
    }

    private Exchange jms(String id) {
        Exchange exchange = from(new JmsEndpoint());
        exchange.getMessage().setHeader("JMSMessageID", id);
        return exchange;
    }

    private Exchange file(String path, long length, long modified) {
        GenericFile<File> file = new GenericFile<>();
        file.setAbsoluteFilePath(path);
        file.setFileLength(length);
        file.setLastModified(modified);
        Exchange exchange = from(context.getEndpoint("file:/in", FileEndpoint.class));
        exchange.setProperty(ExchangePropertyKey.FILE_EXCHANGE_FILE, file);
        return exchange;
    }

    private Exchange from(Endpoint source) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setFromEndpoint(source);
        exchange.getExchangeExtension().setFromRouteId("route");
        return exchange;
    }

    private IdempotencyKey message(Exchange exchange) {
        return keys("message").keyOf(exchange, "shop", "f");
    }

    private IdempotencyKey none(Exchange exchange) {
        return keys("none").keyOf(exchange, "shop", "f");
    }

    private IdempotencyKeys keys(String option) {
        return new IdempotencyKeys(context, option);
    }

    /** Endpoints are told apart by the names of their classes, as Camel's components call them. */
    private static class Source extends DefaultEndpoint {
        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected String createEndpointUri() {
            return "source";
        }
    }

    private static class JmsEndpoint extends Source {}

    private static class ActiveMQEndpoint extends JmsEndpoint {}

    private static class SjmsEndpoint extends Source {}

    private static class KafkaEndpoint extends Source {}

    private static class Sqs2Endpoint extends Source {}

    private static class AWS2S3Endpoint extends Source {}

    private static class HttpEndpoint extends Source {}
}
