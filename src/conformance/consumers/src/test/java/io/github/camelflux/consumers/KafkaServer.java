package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A Kafka broker in this process. */
final class KafkaServer implements AutoCloseable {

    /** How long it keeps the place of a consumer that died. */
    private static final String SESSION_MILLIS = "1000";

    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    private final Admin admin;
    private final KafkaProducer<String, String> producer;

    KafkaServer() {
        broker.brokerProperties(
                Map.of("group.initial.rebalance.delay.ms", "0", "group.min.session.timeout.ms", SESSION_MILLIS));
        broker.afterPropertiesSet();
        Map<String, Object> address = Map.of("bootstrap.servers", broker.getBrokersAsString());
        admin = Admin.create(address);
        producer = new KafkaProducer<>(address, new StringSerializer(), new StringSerializer());
    }

    /** Has an application read from a topic here, in a consumer group that is called like it. */
    Setup connect(Setup setup, String topic) {
        return setup.set("topic", topic)
                .set("group", topic)
                .set("camel.component.kafka.brokers", broker.getBrokersAsString())
                .set("camel.component.kafka.pollTimeoutMs", "100")
                .set("camel.component.kafka.sessionTimeoutMs", SESSION_MILLIS)
                .set("camel.component.kafka.heartbeatIntervalMs", "300");
    }

    void create(String topic, int partitions) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get();
    }

    void send(String topic, int partition, String prompt) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topic, partition, null, prompt)).get();
    }

    /** Waits until each of so many consumers has a partition in the group that is called like the topic. */
    void awaitConsumers(String topic, int consumers) {
        await().untilAsserted(() -> assertThat(members(topic))
                .hasSize(consumers)
                .noneMatch(member -> member.assignment().topicPartitions().isEmpty()));
    }

    private Collection<MemberDescription> members(String group) throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group))
                .all()
                .get()
                .get(group)
                .members();
    }

    /** How many records of a topic's first partition are committed by the group that is called like it. */
    long committed(String topic) {
        try {
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets(topic)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(topic, 0));
            return committed == null ? 0 : committed.offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until exactly so many records are committed. */
    void awaitCommitted(String topic, long records) {
        await().untilAsserted(() -> assertThat(committed(topic)).isEqualTo(records));
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        broker.destroy();
    }
}
