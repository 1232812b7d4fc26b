package io.github.camelflux.simulator.replicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.Submission;
import io.github.camelflux.simulator.face.BearerKey;
import io.github.camelflux.simulator.face.Body;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.Refusal;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Creates a prediction, and waits for its end as long as the caller prefers. */
final class CreateOperation implements Operation {

    /** Which model runs, as a path or a body names it. */
    interface Choice {
        /** The model and how the prediction will name its version. */
        Optional<Chosen> of(JsonNode body);
    }

    /**
     * A model that was chosen.
     *
     * @param model the model
     * @param version its id if it was chosen by that, else that it is hidden
     */
    record Chosen(ReplicateModel model, String version) {}

    private static final String CUT = "(a text of more than 64 KB)";

    private final ReplicateDesk desk;
    private final Choice choice;
    private final Reply unknown;
    private final Call call;
    private final Optional<Body> body;

    CreateOperation(ReplicateDesk desk, Choice choice, Reply unknown, Call call) {
        this.desk = desk;
        this.choice = choice;
        this.unknown = unknown;
        this.call = call;
        this.body = read(desk, call);
    }

    private static Optional<Body> read(ReplicateDesk desk, Call call) {
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
        String model = body.flatMap(json -> choice.of(json.tree()))
                .map(chosen -> chosen.model().name())
                .orElse("");
        String prompt =
                body.map(json -> json.whole(json.tree().at("/input/prompt"))).orElse("");
        return new Subject(model, prompt, "");
    }

    @Override
    public CompletionStage<Reply> answer() {
        String token = BearerKey.of(call);
        if (token.isEmpty() || !desk.engine().accounts().accepts(token)) {
            return CompletableFuture.completedFuture(ReplicateErrors.unauthenticated());
        }
        Optional<Reply> throttled = desk.throttle().create(token, desk.engine().now());
        if (throttled.isPresent()) {
            return CompletableFuture.completedFuture(throttled.get());
        }
        try {
            return create(token);
        } catch (Refusal no) {
            return CompletableFuture.completedFuture(no.reply());
        }
    }

    private CompletionStage<Reply> create(String token) throws Refusal {
        Body json = body.orElseThrow(() -> new Refusal(ReplicateErrors.invalid("The body is not valid JSON")));
        Chosen chosen = choice.of(json.tree()).orElseThrow(() -> new Refusal(unknown));
        CreateWishes wishes = CreateWishes.of(call, json.tree());
        ReplicateOrder order = ReplicateOrder.from(chosen.model(), json, desk.pictures());
        Submission submission = desk.engine()
                .submit(order.jobFor(
                        token,
                        wishes.deadline(),
                        desk.backstage().linkLifetime().orElse(PredictionView.KEPT)));
        if (!(submission instanceof Submission.Accepted accepted)) {
            return CompletableFuture.completedFuture(
                    submission instanceof Submission.NoCredit
                            ? ReplicateErrors.noCredit()
                            : ReplicateErrors.throttled(1));
        }
        Job job = accepted.job();
        desk.keep(
                job,
                new Prediction(
                        order, chosen.version(), shown(json), wishes.deadline(), wishes.webhook(), wishes.events()));
        CompletionStage<Reply> reply = wishes.patience()
                .map(patience -> waiting(job, patience))
                .orElseGet(() -> CompletableFuture.completedFuture(reply(201, job)));
        new ReplicateEvents(desk).follow(job);
        return reply;
    }

    /** An answer that had to leave before the end says starting, whatever the job does by then. */
    private CompletionStage<Reply> waiting(Job job, Duration patience) {
        Instant last = job.submittedAt().plus(patience);
        boolean inTime = !job.endsAt().isAfter(last);
        return desk.backstage().appointments().at(inTime ? job.endsAt() : last).thenApply(time -> {
            Job then = desk.engine().find(job.id()).orElse(job);
            return then.stateAt(desk.engine().now()).active()
                    ? Json.reply(202, desk.view(then).object("starting", false))
                    : reply(201, then);
        });
    }

    private Reply reply(int status, Job job) {
        return Json.reply(status, desk.view(job).object());
    }

    /** The input as the prediction repeats it; the files of long texts are gone by then. */
    private static JsonNode shown(Body body) {
        ObjectNode input = body.tree().get("input").deepCopy();
        body.longTexts().keySet().forEach(mark -> input.properties().stream()
                .filter(member -> member.getValue().asText().equals(mark))
                .forEach(member -> input.put(member.getKey(), CUT)));
        return input;
    }

    @Override
    public void close() {
        body.ifPresent(Body::close);
    }
}
