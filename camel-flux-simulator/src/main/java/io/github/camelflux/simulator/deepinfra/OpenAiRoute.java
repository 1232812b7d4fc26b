package io.github.camelflux.simulator.deepinfra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelflux.simulator.draw.Beside;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.engine.Fate;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobRequest;
import io.github.camelflux.simulator.engine.RunPlan;
import io.github.camelflux.simulator.engine.Submission;
import io.github.camelflux.simulator.engine.Terms;
import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.face.BearerKey;
import io.github.camelflux.simulator.face.Drawings;
import io.github.camelflux.simulator.face.Fields;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.Multipart;
import io.github.camelflux.simulator.face.SentPictures;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * {@code POST /v1/openai/images/generations} in JSON and {@code /v1/openai/images/edits} in parts: base64, without seed, flag or cost.
 * What it does with a prompt that breaks content rules is not known: it draws a black picture here.
 */
final class OpenAiRoute implements Operation {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,4})x(\\d{1,4})");

    private final Backstage stage;
    private final Call call;
    private final boolean edit;
    private final Optional<Multipart> parts;
    private final JsonNode body;

    OpenAiRoute(Backstage stage, Call call, boolean edit) {
        this.stage = stage;
        this.call = call;
        this.edit = edit;
        this.parts = Multipart.isOf(call) ? Optional.of(Multipart.read(call)) : Optional.empty();
        this.body = parts.map(Multipart::texts).orElseGet(() -> Json.body(call));
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
        if (key.isEmpty() || !stage.engine().accounts().accepts(key)) {
            return done(error(401, "Not authenticated"));
        }
        Optional<DeepInfraModel> model = DeepInfraModel.named(body.path("model").asText());
        if (!body.isObject() || model.isEmpty()) {
            return done(body.isObject() ? error(404, "Model is not available") : error(422, "Not a JSON object"));
        }
        Fields fields = new Fields(plain(), Fields.Numbers.TEXT_TOO);
        DeepInfraOrder order = DeepInfraOrder.read(model.get(), fields);
        List<InputPicture> inputs = inputs(fields);
        if (!fields.problems().isEmpty()) {
            Fields.Problem first = fields.problems().get(0);
            return done(error(422, first.member() + " " + first.msg()));
        }
        return submit(key, model.get(), order, inputs);
    }

    /** The same in the members of DeepInfra's own route. */
    private ObjectNode plain() {
        ObjectNode plain = Json.MAPPER.createObjectNode();
        plain.set("prompt", body.path("prompt"));
        if (body.has("n")) {
            plain.set("num_images", body.path("n"));
        }
        Matcher size = SIZE.matcher(body.path("size").asText(""));
        if (size.matches()) {
            plain.put("width", Integer.parseInt(size.group(1)));
            plain.put("height", Integer.parseInt(size.group(2)));
        }
        return plain;
    }

    private List<InputPicture> inputs(Fields fields) {
        List<InputPicture> inputs = new ArrayList<>();
        SentPictures pictures = new SentPictures(stage.directory());
        for (Multipart.Part part : parts.map(Multipart::parts).orElse(List.of())) {
            if (!part.file().isEmpty()) {
                pictures.of(part.name(), part.content())
                        .ifPresentOrElse(inputs::add, () -> fields.refuse(part.name(), "is not a picture"));
            }
        }
        if (edit && inputs.isEmpty()) {
            fields.refuse("image", "is required");
        }
        return inputs;
    }

    private CompletionStage<Reply> submit(
            String key, DeepInfraModel model, DeepInfraOrder order, List<InputPicture> inputs) {
        Fate fate = Fate.of(order.prompt());
        if (fate == Fate.ERROR || fate == Fate.FAILED) {
            return done(fate == Fate.ERROR ? error(500, "Inference failed") : error(503, "Model is unavailable"));
        }
        Submission submission = stage.engine()
                .submit(new JobRequest(
                        Terms.of(Origin.DEEPINFRA.provider()),
                        key,
                        model.name(),
                        order.prompt(),
                        fate,
                        order.seed(),
                        price(model, order),
                        model.usualRunTime(),
                        RunPlan.SILENT,
                        Duration.ZERO,
                        seed -> new PictureRequest(
                                order.prompt(),
                                seed,
                                model.name(),
                                order.size(),
                                PictureFormat.PNG,
                                new Beside(inputs),
                                0)));
        if (submission instanceof Submission.Accepted accepted) {
            return stage.appointments()
                    .at(accepted.job().endsAt())
                    .thenCompose(ended -> pictures(accepted.job(), order));
        }
        return done(
                submission instanceof Submission.NoCredit
                        ? error(402, "Inference prohibited, please deposit funds")
                        : error(429, "Model busy, retry later"));
    }

    private static BigDecimal price(DeepInfraModel model, DeepInfraOrder order) {
        return model.usd(order.size(), order.steps(), order.count());
    }

    private CompletionStage<Reply> pictures(Job job, DeepInfraOrder order) {
        List<PictureRequest> wanted = IntStream.range(0, order.count())
                .mapToObj(index -> job.fate().moderated()
                        ? job.picture().numbered(index).blackedOut()
                        : job.picture().numbered(index))
                .toList();
        return Drawings.base64(stage.studio(), wanted)
                .thenApply(all -> Json.reply(
                        200,
                        Map.of(
                                "created",
                                job.endsAt().getEpochSecond(),
                                "data",
                                all.stream()
                                        .map(base64 -> Map.of("b64_json", base64))
                                        .toList())));
    }

    private static Reply error(int status, String message) {
        return Json.reply(status, Map.of("error", Map.of("message", message)));
    }

    private static CompletionStage<Reply> done(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
