package io.github.camelflux.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.store.jdbc.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Two processes on one database, of which one is killed. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class TwoNodesTest {

    private static final int MESSAGES = 500;

    @TempDir
    Path directory;

    @Test
    void five_hundred_messages_are_billed_once_each_though_they_come_twice_and_a_node_is_killed() throws Exception {
        PGSimpleDataSource database = Postgres.database();
        Broker broker = new Broker(new Random(4));
        try (FluxSimulator simulator = FluxSimulator.builder()
                        .render(Render.FLAT)
                        .activeLimit(1_000)
                        .runTime(Duration.ofMillis(300))
                        .start();
                ClusterNode killed = node("killed", simulator, database, broker);
                ClusterNode left = node("left", simulator, database, broker)) {
            List<ClusterNode> nodes = List.of(killed, left);
            await().atMost(Duration.ofSeconds(60)).until(() -> killed.isReady() && left.isReady());
            for (int number = 0; number < MESSAGES; number++) {
                broker.publish(new Message("m" + number, number));
            }
            broker.deliver(nodes);
            await().atMost(Duration.ofSeconds(60)).until(() -> simulator.bill().count() >= MESSAGES / 2);
            killed.kill();
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                broker.deliver(nodes);
                return broker.undecided() == 0;
            });

            Promise promise = new Promise(simulator, database, new PictureFolder(directory.resolve("pictures")));
            promise.awaitRest();
            promise.assertKept(broker);
            // Only what the killed node was sending in that moment can be in doubt.
            assertThat(broker.done().size() + broker.unknown().size()).isEqualTo(MESSAGES);
            assertThat(broker.unknown()).hasSizeLessThanOrEqualTo(24);
        }
    }

    private ClusterNode node(String name, FluxSimulator simulator, PGSimpleDataSource database, Broker broker)
            throws Exception {
        NodeOptions options = new NodeOptions(
                "shop", simulator.baseUrl().toString(), database.getUrl(), directory.resolve("pictures"), Hold.NONE);
        ClusterNode node = new ClusterNode(name, options, directory, broker);
        node.start();
        return node;
    }
}
