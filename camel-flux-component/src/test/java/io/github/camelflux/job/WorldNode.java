package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import io.github.camelflux.image.Spool;
import io.github.camelflux.job.budget.Booking;
import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.job.poll.PollSchedule;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.Callback;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.bfl.BflProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One node of a {@link World}: a real aggregator whose every word to the outside becomes an operation of the world. */
final class WorldNode {

    private static final BflProvider PROVIDER = new BflProvider(ModelCatalog.shipped());
    private static final Account ACCOUNT = new Account("default", "k", URI.create("https://api.bfl.ai"));
    private static final Spool SPOOL = new Spool(Path.of("unused"));
    private static final ImageRequest REQUEST = ImageRequest.builder(
                    io.github.camelflux.image.Operation.GENERATE, "flux-2-pro")
            .prompt("a cat")
            .build();
    private static final Booking BOOKING = new Booking("route", "", World.PRICE);
    private static final Callback CALLBACK = new Callback(URI.create("https://us.example/hooks"), null);
    private static final String FINGERPRINT = REQUEST.fingerprint();
    private static final JobTiming TIMING = new JobTiming(
            Duration.ofMinutes(30),
            World.POST_LIMIT,
            World.POST_LIMIT,
            Duration.ofSeconds(60),
            Bench.polling(Optional.of(Duration.ofSeconds(5))),
            Duration.ofHours(1),
            Duration.ofMinutes(10));

    /**
     * Of all worlds without reports: the pauses between looks are fixed there, and learning what nobody uses takes a quarter of the time.
     */
    private static final PollSchedule POLLS = new PollSchedule();

    private enum Life {
        RUNNING,
        PAUSED,
        CRASHED
    }

    private record Alarm(long due, long number, Runnable task) {}

    private final World world;
    private final int index;
    private final String name;
    private final Permits permits = new Permits(2, 10);
    private final List<Alarm> alarms = new ArrayList<>();
    private final WorldStore store;
    private final JobAggregator aggregator;
    private Life life = Life.RUNNING;
    private long alarmNumber;
    private int waiting;

    WorldNode(World world, int index, int incarnation, PictureSink pictures) {
        this.world = world;
        this.index = index;
        this.name = (index == 0 ? "A" : "B") + incarnation;
        ProviderLine line = new ProviderLine(
                PROVIDER,
                ACCOUNT,
                this::exchange,
                this::download,
                new KeyLimits(
                        permits,
                        new CreditPause(Duration.ofMinutes(1), world::nanos, world.clock()),
                        new BarredModels(Duration.ofMinutes(1), world::nanos),
                        new RequestRate(List.of(), world::nanos, world.clock())));
        this.store = new WorldStore(world, this);
        this.aggregator = new JobAggregator(
                new JobPorts(
                        store,
                        pictures,
                        (name, alias) -> Optional.of(line),
                        this::after,
                        world.clock(),
                        world::nanos,
                        Runnable::run,
                        world::nextAttempt,
                        () -> 0.5),
                new JobSettings(
                        new NodeId(name),
                        World.LEASE,
                        World.RENEWAL,
                        World.LOOK,
                        Duration.ofSeconds(30),
                        World.POST_LIMIT,
                        Duration.ofSeconds(5)),
                terms -> TIMING,
                world.reporting() ? new PollSchedule() : POLLS);
        aggregator.start();
        aggregator.results().subscribe(null, 1, (ending, done) -> {
            if (ending instanceof Ending.Delivered delivered) {
                delivered.picture().bytes().release();
                unitOfWork("results", world::handedToResultsConsumer, done);
            } else {
                done.accept(false);
            }
        });
    }

    int index() {
        return index;
    }

    boolean running() {
        return life == Life.RUNNING;
    }

    boolean paused() {
        return life == Life.PAUSED;
    }

    boolean crashed() {
        return life == Life.CRASHED;
    }

    boolean waits() {
        return life != Life.CRASHED && waiting > 0;
    }

    /** Whether it has nothing to do but to look after jobs whose outcome is unknown. */
    boolean idle() {
        return !running()
                || aggregator.overview().alive().stream()
                        .allMatch(job -> job.state().equals("unknown"));
    }

    void pause() {
        life = Life.PAUSED;
    }

    void resume() {
        life = Life.RUNNING;
    }

    void crash() {
        life = Life.CRASHED;
        alarms.clear();
    }

    void receive() {
        waiting++;
        JobTerms terms = new JobTerms(
                Operation.GENERATE,
                "flux-2-pro",
                "bfl",
                "default",
                "route",
                true,
                Map.of(),
                Duration.ofHours(24),
                BOOKING);
        aggregator.submit(
                new Order(
                        World.KEY,
                        FINGERPRINT,
                        REQUEST,
                        terms,
                        List.of("default"),
                        TIMING,
                        world.reporting() ? CALLBACK : null,
                        World.BUDGET,
                        24,
                        0,
                        false),
                new Waiter(Waiter.Until.SETTLED, Duration.ofHours(2), false, this::ended),
                () -> {});
    }

    /** The provider says that a task is done. */
    CompletionStage<CallbackDesk.Receipt> report(String token, int task) {
        CompletableFuture<Optional<JobRow>> found =
                aggregator.callbacks().find(token).toCompletableFuture();
        if (found.isCompletedExceptionally()) {
            return CompletableFuture.completedFuture(CallbackDesk.Receipt.NOT_NOW);
        }
        String body = "{\"id\":\"t" + task
                + "\",\"status\":\"Ready\",\"result\":{\"sample\":\"https://delivery.eu2.bfl.ai/x\"}}";
        JobRow row = found.join().orElseThrow(() -> new AssertionError("nobody knows the token"));
        return aggregator.callbacks().take(row, answer(200, body), null);
    }

    private void ended(Ending ending) {
        waiting--;
        if (ending instanceof Ending.Delivered delivered) {
            delivered.picture().bytes().release();
            JobId id = delivered.row().id();
            unitOfWork("unit of work", world::unitOfWorkCompleted, handled -> {
                if (handled) {
                    aggregator.delivered(id);
                } else {
                    aggregator.undelivered(id);
                }
            });
        }
    }

    private void unitOfWork(String what, Runnable completed, java.util.function.Consumer<Boolean> done) {
        World.Operation operation = operation(what, false);
        operation.moves.add(new World.Move(name + " " + what + " completes", () -> {
            world.pending.remove(operation);
            completed.run();
            done.accept(true);
        }));
        if (world.may(World.Fault.UNIT_OF_WORK_FAILED)) {
            operation.moves.add(new World.Move(name + " " + what + " fails", true, () -> {
                world.spend();
                world.pending.remove(operation);
                done.accept(false);
            }));
        }
    }

    private CompletionStage<Exchanger.Exchanged> exchange(HttpCall call, Duration limit) {
        CompletableFuture<Exchanger.Exchanged> answer = new CompletableFuture<>();
        if (call.method().equals("POST")) {
            post(token(call), answer);
        } else {
            poll(answer);
        }
        return answer;
    }

    /** Of the address that the provider is told; null if it is told none. */
    private static String token(HttpCall call) {
        String url = (String) ((JsonBody) call.body()).members().get("webhook_url");
        return url == null ? null : url.substring(url.lastIndexOf('/') + 1);
    }

    private void post(String token, CompletableFuture<Exchanger.Exchanged> answer) {
        World.Operation sent = operation("post", true);
        sent.moves.add(new World.Move(name + " post is accepted", () -> {
            world.pending.remove(sent);
            accepted(answer, world.accept(token));
        }));
        fault(sent, World.Fault.POST_LOST, answer, new Exchanger.Exchanged.Broken("reset"), true);
        fault(sent, World.Fault.NOT_SENT, answer, new Exchanger.Exchanged.NotSent("refused"), false);
        fault(sent, World.Fault.RATE_LIMITED, answer, answered(429, "{\"detail\":\"too many\"}"), false);
    }

    private void accepted(CompletableFuture<Exchanger.Exchanged> answer, int task) {
        World.Operation back = operation("answer " + task, false);
        String body = "{\"id\":\"t" + task + "\",\"polling_url\":\"https://api.eu2.bfl.ai/v1/get_result?id=t" + task
                + "\",\"cost\":3}";
        back.moves.add(new World.Move(name + " gets the answer", () -> {
            world.pending.remove(back);
            answer.complete(answered(200, body));
        }));
        if (world.may(World.Fault.DOUBLED_EVENT)) {
            back.moves.add(new World.Move(name + " gets the answer twice", true, () -> {
                world.spend();
                world.pending.remove(back);
                answer.complete(answered(200, body));
                RemoteJob job = new RemoteJob(
                        "t" + task, URI.create("https://api.eu2.bfl.ai/v1/get_result?id=t" + task), null, null);
                aggregator.tell(World.KEY, new JobEvent.Accepted(job));
            }));
        }
        fault(back, World.Fault.ANSWER_LOST, answer, new Exchanger.Exchanged.Broken("reset"), true);
    }

    private void poll(CompletableFuture<Exchanger.Exchanged> answer) {
        world.assertJobIdStored();
        World.Operation asked = operation("poll", false);
        String ready = "{\"id\":\"t\",\"status\":\"Ready\",\"result\":{\"sample\":\"https://delivery.eu2.bfl.ai/x\"}}";
        asked.moves.add(new World.Move(name + " poll says ready", () -> {
            world.pending.remove(asked);
            answer.complete(answered(200, ready));
        }));
        if (world.may(World.Fault.DOUBLED_EVENT)) {
            asked.moves.add(new World.Move(name + " poll says ready, then it failed", true, () -> {
                world.spend();
                world.pending.remove(asked);
                answer.complete(answered(200, ready));
                aggregator.tell(
                        World.KEY, new JobEvent.Polled(new PollAnswer.Failed("late", null), Duration.ofMinutes(1)));
            }));
        }
        fault(asked, World.Fault.POLL_UNANSWERED, answer, answered(503, "<html>busy</html>"), false);
    }

    private CompletionStage<Downloader.Downloaded> download(URI link, Duration limit) {
        CompletableFuture<Downloader.Downloaded> answer = new CompletableFuture<>();
        World.Operation asked = operation("download", false);
        asked.moves.add(new World.Move(name + " downloads", () -> {
            world.pending.remove(asked);
            answer.complete(new Downloader.Downloaded.Fetched(bytes(), "image/jpeg"));
        }));
        if (world.may(World.Fault.DOWNLOAD_INTERRUPTED)) {
            asked.moves.add(new World.Move(name + " download is cut short", true, () -> {
                world.spend();
                world.pending.remove(asked);
                answer.complete(new Downloader.Downloaded.Interrupted("cut"));
            }));
        }
        return answer;
    }

    private void fault(
            World.Operation operation,
            World.Fault fault,
            CompletableFuture<Exchanger.Exchanged> answer,
            Exchanger.Exchanged ended,
            boolean leavesDoubt) {
        if (world.may(fault)) {
            operation.moves.add(new World.Move(name + " " + fault, true, () -> {
                world.spend();
                if (leavesDoubt) {
                    world.doubt();
                }
                world.pending.remove(operation);
                if (running()) {
                    answer.complete(ended);
                } else {
                    late(answer, ended);
                }
            }));
        }
    }

    /** What comes back while the node is paused waits for it. */
    private void late(CompletableFuture<Exchanger.Exchanged> answer, Exchanger.Exchanged ended) {
        World.Operation back = operation("late", false);
        back.moves.add(new World.Move(name + " sees " + ended.getClass().getSimpleName(), () -> {
            world.pending.remove(back);
            answer.complete(ended);
        }));
    }

    World.Operation operation(String what, boolean outlivesNode) {
        World.Operation operation = new World.Operation(name + " " + what, this, outlivesNode);
        if (life != Life.CRASHED) {
            world.pending.add(operation);
        }
        return operation;
    }

    private Timer.Alarm after(Duration delay, Runnable task) {
        Alarm alarm = new Alarm(world.nanos() + delay.toNanos(), alarmNumber++, task);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    long nextAlarm() {
        return alarms.stream().mapToLong(Alarm::due).min().orElse(Long.MAX_VALUE);
    }

    /** After a pause, calls that are overdue come in between other events. */
    Optional<World.Move> overdue() {
        if (!running()) {
            return Optional.empty();
        }
        return alarms.stream()
                .filter(alarm -> alarm.due() <= world.nanos())
                .min(Comparator.comparingLong(Alarm::due).thenComparingLong(Alarm::number))
                .map(alarm -> new World.Move(name + " alarm", () -> {
                    alarms.remove(alarm);
                    alarm.task().run();
                }));
    }

    void fireDue() {
        if (running()) {
            for (Optional<World.Move> next = overdue(); next.isPresent(); next = overdue()) {
                next.get().run().run();
            }
        }
    }

    void assertNothingHeld() {
        if (running()) {
            assertThat(permits.inFlight()).as("permits of %s", name).isZero();
            assertThat(permits.queued()).as("queue of %s", name).isZero();
        }
    }

    String describe() {
        StringBuilder text =
                new StringBuilder(name).append(' ').append(life).append(' ').append(waiting);
        aggregator.overview().alive().forEach(job -> text.append(' ')
                .append(job.id())
                .append(job.state())
                .append(job.waiting()));
        text.append(' ').append(store.sinceRenewal().toSeconds());
        text.append(' ').append(store.outage());
        text.append(' ')
                .append(aggregator.overview().factsWaiting())
                .append(' ')
                .append(permits.inFlight());
        alarms.stream()
                .mapToLong(alarm -> (alarm.due() - world.nanos()) / 1_000_000_000L)
                .sorted()
                .forEach(due -> text.append(' ').append(due));
        return text.toString();
    }

    @Override
    public String toString() {
        return name;
    }

    private static Exchanger.Exchanged answered(int status, String body) {
        return new Exchanger.Exchanged.Answered(answer(status, body));
    }

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Blob bytes() {
        try {
            return SPOOL.of(new byte[] {1, 2, 3});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
