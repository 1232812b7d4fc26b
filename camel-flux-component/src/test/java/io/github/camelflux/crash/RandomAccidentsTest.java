package io.github.camelflux.crash;

import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three processes on one database, to which anything happens. The system property {@code accidents.seed} chooses what (the default
 * changes from run to run and is printed), {@code accidents.seconds} for how long, {@code accidents.runs} how often, each with the
 * next seed.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class RandomAccidentsTest {

    private static final int NODES = 3;
    private static final int MOST_MESSAGES = 800;
    private static final int MESSAGES_A_SECOND = 8;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    static LongStream seeds() {
        long first = Long.getLong("accidents.seed", System.nanoTime() % 1_000_000);
        return LongStream.range(first, first + Long.getLong("accidents.runs", 1));
    }

    @ParameterizedTest(name = "accidents.seed={0}")
    @MethodSource("seeds")
    void whatever_happens_nothing_is_paid_twice_or_lost(long seed) throws Exception {
        Random random = new Random(seed);
        Broker broker = new Broker(random);
        List<ClusterNode> nodes = new ArrayList<>();
        List<String> accidents = List.of();
        try (FluxSimulator simulator = FluxSimulator.builder()
                        .render(Render.FLAT)
                        .runTime(Duration.ofMillis(800))
                        .start();
                Database database = new Database(directory.resolve("postgres"))) {
            for (int i = 0; i < NODES; i++) {
                nodes.add(node("node" + i + "-", simulator, database, broker));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> nodes.stream().allMatch(ClusterNode::isReady));
            RandomAccidents happening = new RandomAccidents(random, simulator, nodes, database);
            accidents = happening.told();
            liveThrough(happening, broker, nodes);

            settle(broker, nodes);
            broker.askAgain();
            settle(broker, nodes);
            Promise promise =
                    new Promise(simulator, database.dataSource(), new PictureFolder(directory.resolve("pictures")));
            promise.awaitRest();
            promise.assertKept(broker);
            System.out.printf(
                    "accidents.seed=%d: %d accidents, %d messages, %d of them unknown%n",
                    seed,
                    accidents.size(),
                    broker.done().size() + broker.unknown().size(),
                    broker.unknown().size());
        } catch (Exception | AssertionError e) {
            throw new AssertionError(
                    "accidents.seed=" + seed + ", logs in " + directory + ":\n" + String.join("\n", accidents), e);
        } finally {
            for (ClusterNode node : nodes) {
                node.close();
            }
        }
    }

    private static void liveThrough(RandomAccidents happening, Broker broker, List<ClusterNode> nodes) {
        long begin = System.nanoTime();
        Duration time = Duration.ofSeconds(Long.getLong("accidents.seconds", 10));
        int[] published = {0};
        await().atMost(time.multipliedBy(2).plusSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    Duration since = Duration.ofNanos(System.nanoTime() - begin);
                    long due = Math.min(MOST_MESSAGES, since.toMillis() * MESSAGES_A_SECOND / 1_000);
                    for (; published[0] < due; published[0]++) {
                        broker.publish(new Message("m" + published[0], published[0]));
                    }
                    happening.happen();
                    broker.deliver(nodes);
                    boolean over = since.compareTo(time) > 0;
                    if (over) {
                        happening.end();
                    }
                    return over;
                });
    }

    /** Delivers until nothing is undecided. */
    private static void settle(Broker broker, List<ClusterNode> nodes) {
        await("every message is answered")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    broker.deliver(nodes);
                    return broker.undecided() == 0;
                });
    }

    private ClusterNode node(String name, FluxSimulator simulator, Database database, Broker broker)
            throws IOException {
        Path logs = Files.createDirectories(directory.resolve("logs"));
        NodeOptions options = new NodeOptions(
                "shop", simulator.baseUrl().toString(), database.url(), directory.resolve("pictures"), Hold.NONE);
        ClusterNode node = new ClusterNode(name, options, logs, broker);
        node.start();
        return node;
    }
}
