package io.github.camelflux.simulator.fal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelflux.simulator.draw.Beside;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.engine.Fate;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobRequest;
import io.github.camelflux.simulator.engine.RunPlan;
import io.github.camelflux.simulator.engine.Submission;
import io.github.camelflux.simulator.face.Body;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.Refusal;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code POST /<model>}: into the queue, or on the synchronous host, where the answer is the result. */
final class FalSubmission implements Operation {

    /** Which of fal's hosts is spoken to. */
    enum Host {
        QUEUE,
        SYNCHRONOUS
    }

    /** A runner that finds a body of no use is done at once. */
    private static final int REFUSED_AFTER_PART = 10;

    private static final PictureSize NO_SIZE = new PictureSize(1, 1);
    private static final String LOCKED =
            "User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.";
    /** A word in a prompt that makes the platform put a request into its queue a second time. */
    private static final String REQUEUED = "requeued";

    private final FalDesk desk;
    private final FalModel model;
    private final Host host;
    private final Call call;
    private final Optional<Body> body;

    FalSubmission(FalDesk desk, FalModel model, Host host, Call call) {
        this.desk = desk;
        this.model = model;
        this.host = host;
        this.call = call;
        this.body = read(desk, call);
    }

    private static Optional<Body> read(FalDesk desk, Call call) {
        try {
            return Optional.of(Body.read(call.body(), desk.backstage().directory()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a request body", e);
        }
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SUBMIT;
    }

    @Override
    public Subject subject() {
        return new Subject(model.id(), prompt(), "");
    }

    private String prompt() {
        return body.map(json -> json.text("prompt")).orElse("");
    }

    @Override
    public CompletionStage<Reply> answer() {
        Optional<Reply> refusal = FalKeys.refusal(call, desk.engine().accounts());
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(refusal.get());
        }
        try {
            return take(FalWishes.of(call));
        } catch (Refusal no) {
            return CompletableFuture.completedFuture(no.reply());
        }
    }

    private CompletionStage<Reply> take(FalWishes wishes) {
        FalTask task = task(wishes);
        if (host == Host.SYNCHRONOUS && task.refusal().isPresent()) {
            return CompletableFuture.completedFuture(task.refusal().get());
        }
        Submission submission = desk.engine().submit(request(task, wishes));
        if (!(submission instanceof Submission.Accepted accepted)) {
            return CompletableFuture.completedFuture(
                    submission instanceof Submission.NoCredit
                            ? FalErrors.plain(403, LOCKED)
                            : FalErrors.plain(429, "Too many concurrent requests"));
        }
        Job job = accepted.job();
        desk.keep(job, task.withGatewayId(gatewayId(job)));
        if (host == Host.SYNCHRONOUS) {
            return desk.backstage().appointments().at(job.endsAt()).thenCompose(ended -> new FalResults(desk).of(job));
        }
        Reply reply = Json.reply(200, view(job, task));
        new FalPush(desk).follow(job);
        return CompletableFuture.completedFuture(reply);
    }

    private FalTask task(FalWishes wishes) {
        try {
            FalOrder order = FalOrder.from(model, body.orElseThrow(FalSubmission::noJson), desk.pictures());
            return new FalTask(model, Optional.of(order), Optional.empty(), wishes.webhook(), "");
        } catch (Refusal no) {
            return new FalTask(model, Optional.empty(), Optional.of(no.reply()), wishes.webhook(), "");
        }
    }

    private static Refusal noJson() {
        return new Refusal(FalErrors.model(422, List.of(FieldProblem.NOT_JSON), MissingNode.getInstance(), false));
    }

    private JobRequest request(FalTask task, FalWishes wishes) {
        return task.order()
                .map(order -> order.jobFor(
                        FalKeys.of(call),
                        wishes.terms(),
                        wishes.linkLifetime(desk.backstage().linkLifetime())))
                .orElseGet(() -> new JobRequest(
                        wishes.terms(),
                        FalKeys.of(call),
                        model.id(),
                        prompt(),
                        Fate.FAILED,
                        OptionalLong.empty(),
                        BigDecimal.ZERO,
                        model.usualRunTime().dividedBy(REFUSED_AFTER_PART),
                        RunPlan.QUEUED,
                        wishes.linkLifetime(desk.backstage().linkLifetime()),
                        seed -> new PictureRequest(
                                "", seed, model.id(), NO_SIZE, model.format(), new Beside(List.of()), 0)));
    }

    private String gatewayId(Job job) {
        return prompt().contains(REQUEUED) ? UUID.randomUUID().toString() : job.id();
    }

    private Map<String, Object> view(Job job, FalTask task) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", "IN_QUEUE");
        view.put("request_id", job.id());
        if (task.webhook().isPresent()) {
            view.put("gateway_request_id", desk.task(job).gatewayId());
        }
        view.putAll(FalStatus.links(desk.address(job)));
        view.put("logs", null);
        view.put("metrics", Map.of());
        view.put("queue_position", desk.engine().waitingBefore(job));
        return view;
    }

    @Override
    public void close() {
        body.ifPresent(Body::close);
    }
}
