package io.github.camelflux.crash;

import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * One accident, at all points at once: a process with a node for each point is brought to where every node stands at its point, and
 * then is killed, or paused until others have taken over. The nodes share nothing but the process; those on one database are
 * applications of their own.
 */
final class AccidentRun implements AutoCloseable {

    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Accident accident;
    private final Path directory;
    private final Pools pools;
    private final List<CrashedJob> jobs = new ArrayList<>();

    /** @param numbers of messages */
    AccidentRun(Accident accident, FluxSimulator simulator, Path directory, Pools pools, ToIntFunction<String> numbers)
            throws Exception {
        this.accident = accident;
        this.directory = directory;
        this.pools = pools;
        for (CrashPoint point : CrashPoint.values()) {
            Hold hold = point.hold(accident.isDurable()).orElse(null);
            if (hold != null) {
                add(simulator, point, hold, true, numbers);
                if (accident.isDurable() && !accident.isPause()) {
                    add(simulator, point, hold, false, numbers);
                }
            }
        }
    }

    private void add(
            FluxSimulator simulator, CrashPoint point, Hold hold, boolean comesBack, ToIntFunction<String> numbers)
            throws Exception {
        String name = (accident + "-" + point + (comesBack ? "-back" : "-gone"))
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        NodeOptions options = new NodeOptions(
                name,
                simulator.baseUrl().toString(),
                accident.store(directory, name),
                directory.resolve("pictures"),
                hold);
        jobs.add(new CrashedJob(simulator, point, comesBack, new Message(name, numbers.applyAsInt(name)), options));
    }

    List<CrashedJob> jobs() {
        return jobs;
    }

    /** Has it happen. */
    void run() throws Exception {
        Map<String, CrashedJob> byNode = jobs.stream().collect(Collectors.toMap(CrashedJob::node, job -> job));
        try (RemoteNodes victims =
                new RemoteNodes(directory.resolve(accident + ".log"), (node, ending) -> byNode.get(node)
                        .endedAtVictim(ending))) {
            jobs.forEach(job -> job.open(victims));
            until("open", job -> victims.hasOpened(job.node()));
            // A request does not wait for its answer for long: it is the last one to be sent.
            bring(victims, job -> job.point() != CrashPoint.REQUEST_SENT);
            bring(victims, job -> job.point() == CrashPoint.REQUEST_SENT);
            if (accident.isPause()) {
                pause(victims);
            } else {
                victims.kill();
                inherit();
            }
        }
    }

    /** A few at a time: a cold process takes long for what a warm one does at once. */
    private void bring(RemoteNodes victims, Predicate<CrashedJob> which) {
        List<CrashedJob> wanted = jobs.stream().filter(which).toList();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            List<CrashedJob> few = wanted.subList(from, Math.min(from + AT_ONCE, wanted.size()));
            few.forEach(job -> job.send(victims));
            until("at its point", job -> !few.contains(job) || job.hasReached(victims));
        }
    }

    private void inherit() throws Exception {
        for (CrashedJob job : jobs) {
            job.inherit(pools);
        }
        until("over", CrashedJob::hasEnded);
    }

    private void pause(RemoteNodes victims) throws Exception {
        victims.pause();
        inherit();
        jobs.forEach(CrashedJob::rememberOutcome);
        victims.resume();
        jobs.forEach(job -> victims.go(job.node()));
        until("told by the node that woke", CrashedJob::hasEndedAtVictim);
        jobs.forEach(CrashedJob::deliverAgain);
        until("over once more", CrashedJob::hasEnded);
    }

    private void until(String what, Predicate<CrashedJob> done) {
        await(accident + ": every job is " + what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> jobs.stream().filter(done.negate()).toList(), List::isEmpty);
    }

    @Override
    public void close() {
        jobs.forEach(CrashedJob::close);
    }
}
