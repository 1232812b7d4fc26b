package io.github.camelflux.crash;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What goes wrong, by a seed: nodes are killed or paused, the database stops, the provider and the net fail. Each accident ends after
 * a while, by itself or by {@link #end}. For one thread.
 */
final class RandomAccidents {

    /** What may happen to a request to buy. Some of it leaves in doubt whether it was accepted. */
    private static final List<Fault> AT_SUBMIT = List.of(
            Fault.rateLimited(),
            Fault.rateLimited(Duration.ofSeconds(1)),
            Fault.delay(Duration.ofSeconds(2)),
            Fault.delay(Duration.ofSeconds(9)),
            Fault.dropBeforeAcceptance(),
            Fault.dropAfterAcceptance(),
            Fault.acceptThenStatus(502),
            Fault.html(503));

    private static final List<Fault> AT_POLL = List.of(
            Fault.html(502),
            Fault.status(500),
            Fault.rateLimited(Duration.ofSeconds(1)),
            Fault.reset(),
            Fault.notFound(),
            Fault.emptyBody(),
            Fault.unknownStatus("Dreaming"),
            Fault.delay(Duration.ofSeconds(9)));

    private static final List<Fault> AT_DOWNLOAD = List.of(
            Fault.cutShort(0.5),
            Fault.reset(),
            Fault.status(503),
            Fault.html(200),
            Fault.slowBody(Duration.ofSeconds(3)),
            Fault.delay(Duration.ofSeconds(12)));

    private final Random random;
    private final FluxSimulator simulator;
    private final List<ClusterNode> nodes;
    private final Database database;
    private final List<String> told = new ArrayList<>();
    private final List<Remedy> remedies = new ArrayList<>();
    private long next = System.nanoTime();

    /** What ends an accident. */
    private record Remedy(long due, Step step) {}

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    RandomAccidents(Random random, FluxSimulator simulator, List<ClusterNode> nodes, Database database) {
        this.random = random;
        this.simulator = simulator;
        this.nodes = nodes;
        this.database = database;
    }

    /** Has happen what is due. */
    void happen() throws Exception {
        remedy(System.nanoTime());
        if (System.nanoTime() - next >= 0) {
            next = System.nanoTime() + millis(200, 1_500).toNanos();
            cause(random.nextInt(20), nodes.get(random.nextInt(nodes.size())));
        }
    }

    /** Ends all accidents. */
    void end() throws Exception {
        simulator.faults().clear();
        remedy(Long.MAX_VALUE);
        for (ClusterNode node : nodes) {
            if (!node.isAlive()) {
                node.start();
            }
        }
    }

    /** What happened, in order. */
    List<String> told() {
        return told;
    }

    private void cause(int dice, ClusterNode node) throws Exception {
        if (dice < 3) {
            kill(node);
        } else if (dice < 6) {
            pause(node, dice == 3 ? millis(12_000, 25_000) : millis(200, 12_000));
        } else if (dice < 8) {
            stopDatabase(dice == 6 ? millis(4_000, 12_000) : millis(0, 2_000));
        } else if (dice < 11) {
            fault(Endpoint.SUBMIT, AT_SUBMIT);
        } else if (dice < 15) {
            fault(Endpoint.POLL, AT_POLL);
        } else {
            fault(Endpoint.DOWNLOAD, AT_DOWNLOAD);
        }
    }

    private void kill(ClusterNode node) throws Exception {
        if (node.isPaused()) {
            return;
        }
        Duration away = millis(0, 4_000);
        told.add("kill " + node + ", start it after " + away);
        node.kill();
        later(away, () -> {
            if (!node.isAlive()) {
                node.start();
            }
        });
    }

    private void pause(ClusterNode node, Duration time) throws Exception {
        if (node.isPaused() || !node.isAlive()) {
            return;
        }
        told.add("pause " + node + " for " + time);
        node.pause();
        later(time, node::resume);
    }

    private void stopDatabase(Duration time) throws Exception {
        if (!database.isUp()) {
            return;
        }
        told.add("stop the database for " + time);
        database.stop();
        later(time, database::start);
    }

    private void fault(Endpoint endpoint, List<Fault> faults) {
        Fault fault = faults.get(random.nextInt(faults.size()));
        int times = 1 + random.nextInt(3);
        told.add(times + " x " + endpoint + " " + fault);
        simulator.faults().times(times, endpoint, fault);
    }

    private void later(Duration time, Step step) {
        remedies.add(new Remedy(System.nanoTime() + time.toNanos(), step));
    }

    private void remedy(long now) throws Exception {
        for (Remedy remedy : List.copyOf(remedies)) {
            if (now == Long.MAX_VALUE || now - remedy.due() >= 0) {
                remedies.remove(remedy);
                remedy.step().run();
            }
        }
        // One that could not start because its database was away is started again.
        for (ClusterNode node : nodes) {
            if (!node.isAlive() && remedies.isEmpty() && database.isUp()) {
                node.start();
            }
        }
    }

    private Duration millis(int from, int to) {
        return Duration.ofMillis(from + random.nextInt(to - from));
    }
}
