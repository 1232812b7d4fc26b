package io.github.camelflux.simulator.fal;

import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.face.Drawings;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.http.Reply;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/**
 * What a job that has ended gives: the bare output of the model, or its error.
 *
 * @param desk knows the jobs
 */
record FalResults(FalDesk desk) {

    private static final String UNITS = "x-fal-billable-units";
    private static final String WHOLE_BODY = "body";

    CompletionStage<Reply> of(Job job) {
        FalTask task = desk.task(job);
        FalEnd end = FalEnd.of(job, task);
        if (end.ofPlatform()) {
            return now(end.platformReply());
        }
        return switch (end) {
            case OUTPUT -> output(job, task.order().orElseThrow());
            case INVALID -> now(task.refusal().orElseThrow().withHeader(UNITS, "0"));
            case POLICY -> now(policy(task.order().orElseThrow()));
            case MODEL_ERROR -> now(broken(task.order().orElseThrow()));
            default -> now(unknown());
        };
    }

    /** Of a request that nobody knows. */
    static Reply unknown() {
        return FalErrors.plain(404, "Request not found").withHeader(UNITS, "0");
    }

    private static Reply policy(FalOrder order) {
        FieldProblem problem = FieldProblem.inBody(
                "prompt",
                "The content could not be processed because it contained material flagged by a content checker.",
                "content_policy_violation");
        return FalErrors.model(422, List.of(problem), order.body(), false)
                .withHeader(UNITS, order.units().toPlainString());
    }

    private static Reply broken(FalOrder order) {
        FieldProblem problem = new FieldProblem(
                List.of(WHOLE_BODY), "The simulated model could not make this", "internal_server_error");
        return FalErrors.model(500, List.of(problem), order.body(), true).withHeader(UNITS, "0");
    }

    private CompletionStage<Reply> output(Job job, FalOrder order) {
        List<PictureRequest> pictures = order.pictures(job);
        CompletionStage<List<String>> urls = order.inline()
                ? Drawings.base64(desk.backstage().studio(), pictures).thenApply(all -> all.stream()
                        .map(base64 -> "data:" + order.format().mediaType() + ";base64," + base64)
                        .toList())
                : CompletableFuture.completedFuture(IntStream.range(0, pictures.size())
                        .mapToObj(i -> desk.gallery().link(job, i))
                        .toList());
        return urls.thenApply(found -> Json.reply(200, output(job, order, found))
                .withHeader(UNITS, order.units().toPlainString()));
    }

    private static Map<String, Object> output(Job job, FalOrder order, List<String> urls) {
        List<Map<String, Object>> images = new ArrayList<>();
        List<Boolean> flags = new ArrayList<>();
        for (String url : urls) {
            flags.add(order.flagged(job, images.size()));
            Map<String, Object> image = new LinkedHashMap<>();
            image.put("url", url);
            image.put("width", order.size().width());
            image.put("height", order.size().height());
            image.put("content_type", order.format().mediaType());
            images.add(image);
        }
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("images", images);
        if (order.model().fullOutput()) {
            output.put("timings", Map.of("inference", seconds(job)));
        }
        output.put("seed", new BigInteger(Long.toUnsignedString(job.seed())));
        if (order.model().fullOutput()) {
            output.put("has_nsfw_concepts", flags);
            output.put("prompt", order.prompt());
        }
        return output;
    }

    static double seconds(Job job) {
        return Duration.between(job.beginsAt(), job.endsAt()).toMillis() / 1000.0;
    }

    private static CompletionStage<Reply> now(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
