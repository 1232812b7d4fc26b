package io.github.camelflux.simulator.together;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.Beside;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.engine.Fate;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobRequest;
import io.github.camelflux.simulator.engine.RunPlan;
import io.github.camelflux.simulator.engine.Submission;
import io.github.camelflux.simulator.engine.Terms;
import io.github.camelflux.simulator.face.BearerKey;
import io.github.camelflux.simulator.face.Drawings;
import io.github.camelflux.simulator.face.Fields;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.SentPictures;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/**
 * {@code POST /v1/images/generations}: answers when all pictures are made. Refused in this order: key, body, model,
 * rate, credit. What ends badly is told by the status of this one answer, and costs nothing.
 */
final class GenerateOperation implements Operation {

    private static final Duration LINK_LIFETIME = Duration.ofHours(1);

    private final TogetherDesk desk;
    private final Call call;
    private final JsonNode body;

    GenerateOperation(TogetherDesk desk, Call call) {
        this.desk = desk;
        this.call = call;
        this.body = Json.body(call);
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SUBMIT;
    }

    @Override
    public Subject subject() {
        return new Subject(body.path("model").asText(), body.path("prompt").asText(), "");
    }

    @Override
    public CompletionStage<Reply> answer() {
        String key = BearerKey.of(call);
        if (key.isEmpty()) {
            return done(TogetherErrors.noKey());
        }
        if (!desk.stage().engine().accounts().accepts(key)) {
            return done(TogetherErrors.wrongKey());
        }
        if (!body.isObject()) {
            return done(TogetherErrors.notJson());
        }
        Fields fields = new Fields(body, Fields.Numbers.STRICT);
        String name = fields.needed("model");
        Optional<TogetherModel> model = TogetherModel.named(name);
        if (fields.problems().isEmpty() && model.isEmpty()) {
            return done(TogetherErrors.noSuchModel(name));
        }
        return model.isEmpty()
                ? done(TogetherErrors.invalid(fields.problems().get(0)))
                : ordered(key, model.get(), fields);
    }

    private CompletionStage<Reply> ordered(String key, TogetherModel model, Fields fields) {
        TogetherOrder order = TogetherOrder.read(
                model, fields, body, new SentPictures(desk.stage().directory()));
        if (!fields.problems().isEmpty()) {
            return done(TogetherErrors.invalid(fields.problems().get(0)));
        }
        Optional<DynamicRates.Standing> standing =
                desk.rates().count(key, model.name(), desk.stage().engine().now());
        if (standing.filter(DynamicRates.Standing::refused).isPresent()) {
            return done(TogetherErrors.limited(standing.get()));
        }
        return made(key, model, order)
                .thenApply(reply -> standing.map(found -> found.on(reply)).orElse(reply));
    }

    private CompletionStage<Reply> made(String key, TogetherModel model, TogetherOrder order) {
        Fate fate = Fate.of(order.prompt());
        Optional<Reply> bad = badEnd(fate);
        if (bad.isPresent()) {
            return done(bad.get());
        }
        Submission submission = desk.stage().engine().submit(request(key, model, order, fate));
        if (!(submission instanceof Submission.Accepted accepted)) {
            return done(
                    submission instanceof Submission.NoCredit
                            ? TogetherErrors.noCredit()
                            : TogetherErrors.overloaded());
        }
        Job job = accepted.job();
        desk.counts().put(job.id(), order.count());
        return desk.stage().appointments().at(job.endsAt()).thenCompose(over -> pictures(job, order));
    }

    /** Words in the prompt that end it badly; a vanished one is made, and its address is not found. */
    private static Optional<Reply> badEnd(Fate fate) {
        return switch (fate) {
            case REQUEST_MODERATED, CONTENT_MODERATED -> Optional.of(TogetherErrors.moderated());
            case ERROR -> Optional.of(TogetherErrors.broken());
            case FAILED -> Optional.of(TogetherErrors.overloaded());
            default -> Optional.empty();
        };
    }

    private JobRequest request(String key, TogetherModel model, TogetherOrder order, Fate fate) {
        return new JobRequest(
                Terms.of(Origin.TOGETHER.provider()),
                key,
                model.name(),
                order.prompt(),
                fate,
                order.seed(),
                model.usd(order.count()),
                model.usualRunTime(),
                RunPlan.SILENT,
                desk.stage().linkLifetime().orElse(LINK_LIFETIME),
                seed -> new PictureRequest(
                        order.prompt(),
                        seed,
                        model.name(),
                        order.size(),
                        order.format(),
                        new Beside(order.inputs()),
                        0));
    }

    private CompletionStage<Reply> pictures(Job job, TogetherOrder order) {
        if (!order.base64()) {
            return done(answer(
                    job,
                    "url",
                    IntStream.range(0, order.count())
                            .mapToObj(index -> TogetherFace.address(desk, job, index))
                            .toList()));
        }
        List<PictureRequest> wanted = IntStream.range(0, order.count())
                .mapToObj(index -> job.picture().numbered(index))
                .toList();
        return Drawings.base64(desk.stage().studio(), wanted).thenApply(all -> answer(job, "b64_json", all));
    }

    private static Reply answer(Job job, String type, List<String> pictures) {
        List<Map<String, Object>> data = new ArrayList<>();
        pictures.forEach(picture -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("index", data.size());
            entry.put("type", type);
            entry.put(type, picture);
            data.add(entry);
        });
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", job.id());
        body.put("model", job.request().model());
        body.put("object", "list");
        body.put("data", data);
        return Json.reply(200, body);
    }

    private static CompletionStage<Reply> done(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
