package io.github.camelflux.simulator.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.Submission;
import io.github.camelflux.simulator.face.BearerKey;
import io.github.camelflux.simulator.face.Drawings;
import io.github.camelflux.simulator.face.Fields;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.Multipart;
import io.github.camelflux.simulator.face.SentPictures;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** {@code POST images/generations} in JSON and {@code images/edits} in parts: answered when the pictures are made. */
final class ImagesOperation implements Operation {

    private final OpenAiDesk desk;
    private final Dialect dialect;
    private final boolean edit;
    private final Call call;
    private final Optional<Multipart> parts;
    private final JsonNode body;

    ImagesOperation(OpenAiDesk desk, Dialect.Asked asked, Call call) {
        this.desk = desk;
        this.dialect = asked.dialect();
        this.edit = asked.edit();
        this.call = call;
        this.parts = Multipart.isOf(call) ? Optional.of(Multipart.read(call)) : Optional.empty();
        this.body = parts.map(Multipart::texts).orElseGet(() -> Json.body(call));
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SUBMIT;
    }

    @Override
    public Subject subject() {
        return new Subject(body.path("model").asText(""), body.path("prompt").asText(""), "");
    }

    @Override
    public CompletionStage<Reply> answer() {
        Optional<Reply> refusal = refusal();
        if (refusal.isPresent()) {
            return now(refusal.get());
        }
        Fields fields = new Fields(body, parts.isPresent() ? Fields.Numbers.TEXT_TOO : Fields.Numbers.STRICT);
        OpenAiOrder order = OpenAiOrder.read(dialect, fields, inputs(fields));
        if (!fields.problems().isEmpty()) {
            return now(OpenAiErrors.invalid(dialect, fields.problems()));
        }
        Submission submission = desk.engine()
                .submit(order.jobFor(key(), desk.backstage().linkLifetime().orElse(OpenAiOrder.usualLinkLifetime())));
        if (submission instanceof Submission.Accepted accepted) {
            desk.keep(accepted.job(), order);
            return desk.backstage()
                    .appointments()
                    .at(accepted.job().endsAt())
                    .thenCompose(ended -> result(accepted.job(), order));
        }
        return now(submission instanceof Submission.NoCredit ? OpenAiErrors.noCredit() : OpenAiErrors.tooMany(dialect));
    }

    private Optional<Reply> refusal() {
        boolean missing = key().isEmpty() && !dialect.selfHosted();
        if (missing || !desk.engine().accounts().accepts(key())) {
            return Optional.of(OpenAiErrors.unauthorized(dialect));
        }
        return body.isObject() ? Optional.empty() : Optional.of(OpenAiErrors.notJson(dialect));
    }

    private String key() {
        String bearer = BearerKey.of(call);
        return bearer.isEmpty() && dialect == Dialect.AZURE
                ? call.header("api-key").orElse("")
                : bearer;
    }

    private List<InputPicture> inputs(Fields fields) {
        List<InputPicture> inputs = new ArrayList<>();
        if (!edit) {
            return inputs;
        }
        SentPictures pictures = new SentPictures(desk.backstage().directory());
        for (Multipart.Part part : parts.map(Multipart::parts).orElse(List.of())) {
            if (!part.file().isEmpty() && part.name().matches("image(\\[\\d*])?|mask")) {
                pictures.of(part.name(), part.content())
                        .ifPresentOrElse(inputs::add, () -> fields.refuse("image", "is not a picture"));
            }
        }
        if (inputs.isEmpty() && dialect == Dialect.SGLANG && fields.has("url")) {
            pictures.of("url", fields.text("url", "")).ifPresent(inputs::add);
        }
        if (inputs.isEmpty()) {
            fields.refuse("image", "is required");
        }
        return inputs;
    }

    private CompletionStage<Reply> result(Job job, OpenAiOrder order) {
        return switch (job.fate()) {
            case REQUEST_MODERATED, CONTENT_MODERATED ->
                dialect.selfHosted() ? pictures(job, order) : now(OpenAiErrors.filtered());
            case ERROR, VANISHED -> now(OpenAiErrors.broken(dialect));
            case FAILED -> now(OpenAiErrors.noEngine(dialect));
            default -> pictures(job, order);
        };
    }

    private CompletionStage<Reply> pictures(Job job, OpenAiOrder order) {
        List<PictureRequest> wanted = desk.results(job);
        if (order.byAddress()) {
            return now(reply(
                    job,
                    IntStream.range(0, wanted.size())
                            .mapToObj(i -> entry(null, desk.link(job, i)))
                            .toList()));
        }
        return Drawings.base64(desk.backstage().studio(), wanted)
                .thenApply(all -> reply(
                        job, all.stream().map(base64 -> entry(base64, null)).toList()));
    }

    private Map<String, Object> entry(String base64, String url) {
        Map<String, Object> entry = new LinkedHashMap<>();
        if (dialect.likeFastApi() || base64 != null) {
            entry.put("b64_json", base64);
        }
        if (dialect.likeFastApi() || url != null) {
            entry.put("url", url);
        }
        if (dialect != Dialect.LOCALAI) {
            entry.put("revised_prompt", null);
        }
        return entry;
    }

    private static Reply reply(Job job, List<Map<String, Object>> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("created", job.endsAt().getEpochSecond());
        body.put("data", data);
        return Json.reply(200, body);
    }

    private static CompletionStage<Reply> now(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
