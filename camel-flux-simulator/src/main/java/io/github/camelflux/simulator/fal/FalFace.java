package io.github.camelflux.simulator.fal;

import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobState;
import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.RefusedOperation;
import io.github.camelflux.simulator.face.SimpleOperation;
import io.github.camelflux.simulator.face.Subjects;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.ProviderFace;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * fal's HTTP API: its queue, its synchronous host below {@value #SYNCHRONOUS}, and the keys of its webhooks. Thread-safe.
 */
public final class FalFace implements ProviderFace {

    /** What stands for the host {@code fal.run}, whose paths are those of the queue. */
    static final String SYNCHRONOUS = "/run/";

    private static final String KEY_SET = "/.well-known/jwks.json";

    private final FalDesk desk;

    public FalFace(Backstage backstage) {
        this.desk = new FalDesk(backstage);
    }

    @Override
    public Operation understand(Call call) {
        Optional<FalPath> path = FalPath.of(call.path());
        String id =
                path.map(FalPath::requestId).orElseGet(() -> UUID.randomUUID().toString());
        return new Identified(path.map(known -> ofRequest(known, call)).orElseGet(() -> other(call)), id);
    }

    private Operation other(Call call) {
        if (call.path().equals(KEY_SET)) {
            return new SimpleOperation(
                    Endpoint.UTILITY,
                    Subject.UNKNOWN,
                    () -> now(Json.reply(200, desk.signer().keySet())));
        }
        if (desk.gallery().holds(call.path())) {
            return call.method().equals("GET") ? desk.gallery().open(call) : RefusedOperation.wrongMethod("GET");
        }
        boolean synchronous = call.path().startsWith(SYNCHRONOUS);
        String id = call.path().substring(synchronous ? SYNCHRONOUS.length() : 1);
        Optional<FalModel> model = FalModel.find(id);
        if (model.isEmpty()) {
            // A status address that somebody built from a full id ends here, too, as a path of the app.
            return call.path().contains("/requests/")
                    ? RefusedOperation.wrongMethod("POST")
                    : new RefusedOperation(FalErrors.plain(404, "Application \"" + id + "\" not found")
                            .withHeader("x-fal-billable-units", "0"));
        }
        return call.method().equals("POST")
                ? new FalSubmission(
                        desk,
                        model.get(),
                        synchronous ? FalSubmission.Host.SYNCHRONOUS : FalSubmission.Host.QUEUE,
                        call)
                : RefusedOperation.wrongMethod("POST");
    }

    private Operation ofRequest(FalPath path, Call call) {
        return switch (call.method() + " " + path.rest()) {
            case "GET " -> about(Endpoint.RESULT, path, call, job -> result(job));
            case "GET /status" -> about(Endpoint.POLL, path, call, job -> now(status(job, call)));
            case "GET /status/stream" -> about(Endpoint.STREAM, path, call, job -> now(stream(job, call)));
            case "PUT /cancel" -> cancel(path, call);
            default ->
                path.rest().matches("|/status|/status/stream")
                        ? RefusedOperation.wrongMethod("GET")
                        : path.rest().equals("/cancel")
                                ? RefusedOperation.wrongMethod("PUT")
                                : RefusedOperation.noSuchPath();
        };
    }

    private interface Answer {
        CompletionStage<Reply> to(Job job);
    }

    private Operation about(Endpoint endpoint, FalPath path, Call call, Answer answer) {
        Optional<Job> job = desk.find(path);
        return withKey(endpoint, Subjects.of(job, path.requestId()), call, () -> job.filter(this::known)
                .map(answer::to)
                .orElseGet(() -> now(FalResults.unknown())));
    }

    private Operation withKey(Endpoint endpoint, Subject subject, Call call, Supplier<CompletionStage<Reply>> reply) {
        return new SimpleOperation(
                endpoint, subject, () -> FalKeys.refusal(call, desk.engine().accounts())
                        .map(FalFace::now)
                        .orElseGet(reply));
    }

    private boolean known(Job job) {
        return job.stateAt(desk.engine().now()) != JobState.LOST;
    }

    private CompletionStage<Reply> result(Job job) {
        return job.stateAt(desk.engine().now()).active()
                ? now(FalErrors.plain(400, "Request is still in progress"))
                : new FalResults(desk).of(job);
    }

    private Reply status(Job job, Call call) {
        Instant now = desk.engine().now();
        int code = FalStatus.name(job, now).equals(FalStatus.COMPLETED) ? 200 : 202;
        return Json.reply(code, new FalStatus(desk, withLogs(call)).of(job, now));
    }

    private Reply stream(Job job, Call call) {
        return new Reply(
                200,
                Map.of("Content-Type", "text/event-stream", "Cache-Control", "no-cache"),
                new Payload.Growing(new FalStream(desk, new FalStatus(desk, withLogs(call)), job.id())));
    }

    /** The one official client sends 1, the other true. */
    private static boolean withLogs(Call call) {
        return call.parameter("logs")
                .filter(value -> value.matches("(?i)1|true"))
                .isPresent();
    }

    private Operation cancel(FalPath path, Call call) {
        Optional<Job> job = desk.find(path);
        return withKey(
                Endpoint.CANCEL,
                Subjects.of(job, path.requestId()),
                call,
                () -> now(job.filter(this::known).map(this::cancelled).orElseGet(() -> answer(404, "NOT_FOUND"))));
    }

    private Reply cancelled(Job job) {
        Instant now = desk.engine().now();
        if (!job.stateAt(now).active()) {
            return answer(400, "ALREADY_COMPLETED");
        }
        boolean begun = !now.isBefore(job.beginsAt());
        desk.engine().cancel(job.id()).ifPresent(ended -> new FalPush(desk).send(ended));
        return begun ? answer(202, "CANCELLATION_REQUESTED") : answer(200, "OK");
    }

    private static Reply answer(int code, String status) {
        return Json.reply(code, Map.of("status", status));
    }

    private static CompletionStage<Reply> now(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }

    /** Puts the id of the request on whatever is answered, which tells fal's answers from those of a proxy before it. */
    private record Identified(Operation operation, String id) implements Operation {

        @Override
        public Endpoint endpoint() {
            return operation.endpoint();
        }

        @Override
        public Subject subject() {
            return operation.subject();
        }

        @Override
        public CompletionStage<Reply> answer() {
            return operation.answer().thenApply(reply -> reply.withHeader("X-Fal-Request-Id", id));
        }

        @Override
        public void close() {
            operation.close();
        }
    }
}
