package io.github.camelflux.simulator.deepinfra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelflux.simulator.draw.Beside;
import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.engine.Fate;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobRequest;
import io.github.camelflux.simulator.engine.JobState;
import io.github.camelflux.simulator.engine.RunPlan;
import io.github.camelflux.simulator.engine.Submission;
import io.github.camelflux.simulator.engine.Terms;
import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.face.BearerKey;
import io.github.camelflux.simulator.face.Drawings;
import io.github.camelflux.simulator.face.Fields;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.Multipart;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import io.github.camelflux.simulator.push.Letter;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/**
 * {@code POST /v1/inference/<model>}, JSON or a form: the answer holds the pictures, or with {@code webhook} they are
 * called back, and there is no other way to get them. Numbers may come as text.
 */
final class InferenceOperation implements Operation {

    /** The page says "a few" tries. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    /** The page on limits: so many at once of each model. */
    private static final int MOST_ACTIVE = 200;

    private final Backstage stage;
    private final CallbackShape shape;
    private final Call call;
    private final String modelName;
    private final JsonNode body;

    InferenceOperation(Backstage stage, CallbackShape shape, Call call, String modelName) {
        this.stage = stage;
        this.shape = shape;
        this.call = call;
        this.modelName = modelName;
        this.body = read(call);
    }

    private static JsonNode read(Call call) {
        if (Multipart.isOf(call)) {
            ObjectNode form = Json.MAPPER.createObjectNode();
            Multipart.read(call).parts().forEach(part -> form.put(part.name(), part.text()));
            return form;
        }
        return Json.body(call);
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SUBMIT;
    }

    @Override
    public Subject subject() {
        return new Subject(modelName, body.path("prompt").asText(), "");
    }

    @Override
    public CompletionStage<Reply> answer() {
        String key = BearerKey.of(call);
        if (key.isEmpty()) {
            return done(DeepInfraErrors.noKey());
        }
        if (!stage.engine().accounts().accepts(key)) {
            return done(DeepInfraErrors.wrongKey());
        }
        Optional<DeepInfraModel> model = DeepInfraModel.named(modelName);
        if (model.isEmpty()) {
            return done(DeepInfraErrors.noSuchModel());
        }
        if (!body.isObject()) {
            return done(DeepInfraErrors.notJson());
        }
        Fields fields = new Fields(body, Fields.Numbers.TEXT_TOO);
        DeepInfraOrder order = DeepInfraOrder.read(model.get(), fields);
        return fields.problems().isEmpty()
                ? submit(key, model.get(), order)
                : done(DeepInfraErrors.invalid(fields.problems().get(0)));
    }

    private CompletionStage<Reply> submit(String key, DeepInfraModel model, DeepInfraOrder order) {
        Fate fate = Fate.of(order.prompt());
        if (order.webhook().isEmpty() && (fate == Fate.ERROR || fate == Fate.FAILED)) {
            return done(fate == Fate.ERROR ? DeepInfraErrors.failed() : DeepInfraErrors.unavailable());
        }
        Submission submission = stage.engine().submit(request(key, model, order, fate));
        if (!(submission instanceof Submission.Accepted accepted)) {
            return done(
                    submission instanceof Submission.NoCredit ? DeepInfraErrors.noCredit() : DeepInfraErrors.busy());
        }
        Job job = accepted.job();
        CompletionStage<Void> over = stage.appointments().at(job.endsAt());
        if (order.webhook().isPresent()) {
            over.thenRun(() -> callBack(job, order, order.webhook().get()));
            return done(Json.reply(200, InferenceView.queued(job)));
        }
        return over.thenCompose(now -> result(job, order, CallbackShape.TOP_LEVEL));
    }

    /** A job that fails costs nothing. */
    private JobRequest request(String key, DeepInfraModel model, DeepInfraOrder order, Fate fate) {
        boolean fails = fate == Fate.ERROR || fate == Fate.FAILED;
        return new JobRequest(
                Terms.of(Origin.DEEPINFRA.provider()).refusingFrom(MOST_ACTIVE),
                key,
                model.name(),
                order.prompt(),
                fate,
                order.seed(),
                fails ? BigDecimal.ZERO : model.usd(order.size(), order.steps(), order.count()),
                model.usualRunTime(),
                RunPlan.SILENT,
                Duration.ZERO,
                seed -> new PictureRequest(
                        order.prompt(), seed, model.name(), order.size(), PictureFormat.PNG, new Beside(List.of()), 0));
    }

    /** What became of a job that has ended; a flagged picture is black. */
    private CompletionStage<Reply> result(Job job, DeepInfraOrder order, CallbackShape where) {
        JobState state = job.stateAt(job.endsAt());
        if (state == JobState.ERROR || state == JobState.FAILED) {
            return done(Json.reply(200, InferenceView.failed(job)));
        }
        if (state == JobState.LOST) {
            return done(DeepInfraErrors.failed());
        }
        List<Boolean> flagged = IntStream.range(0, order.count())
                .mapToObj(index -> job.fate().moderated() || job.fate() == Fate.FIRST_MODERATED && index == 0)
                .toList();
        List<PictureRequest> pictures = IntStream.range(0, order.count())
                .mapToObj(index -> flagged.get(index)
                        ? job.picture().numbered(index).blackedOut()
                        : job.picture().numbered(index))
                .toList();
        return Drawings.base64(stage.studio(), pictures)
                .thenApply(all -> Json.reply(200, InferenceView.succeeded(job, all, flagged, where)));
    }

    /** A result that vanished is never called back. */
    private void callBack(Job job, DeepInfraOrder order, URI to) {
        if (job.stateAt(job.endsAt()) != JobState.LOST) {
            Subject about = new Subject(modelName, order.prompt(), job.id());
            result(job, order, shape).thenAccept(content -> stage.courier()
                    .send(new Letter(Origin.DEEPINFRA.provider(), about, to, () -> content, PAUSES)));
        }
    }

    private static CompletionStage<Reply> done(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
