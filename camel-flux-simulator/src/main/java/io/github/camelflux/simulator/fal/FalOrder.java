package io.github.camelflux.simulator.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.Beside;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.draw.PictureStudio;
import io.github.camelflux.simulator.engine.Fate;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobRequest;
import io.github.camelflux.simulator.engine.RunPlan;
import io.github.camelflux.simulator.engine.Terms;
import io.github.camelflux.simulator.face.Body;
import io.github.camelflux.simulator.face.BodyCheck;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Refusal;
import io.github.camelflux.simulator.face.SentPictures;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A body that a model of fal's takes, and what follows from it.
 *
 * @param model the model
 * @param body the body as sent
 * @param prompt the prompt, whole
 * @param size of each picture
 * @param inputs what came along
 */
record FalOrder(FalModel model, JsonNode body, String prompt, PictureSize size, List<InputPicture> inputs) {

    private static final String IMAGE_URL = "image_url";
    private static final String IMAGE_URLS = "image_urls";
    /** Of more, flux-2/edit says, only these are used. */
    private static final int USED_INPUTS = 4;

    static FalOrder from(FalModel model, Body body, SentPictures pictures) throws Refusal {
        JsonNode tree = body.tree();
        List<FieldProblem> problems = BodyCheck.problems(model.schema(), tree);
        if (!problems.isEmpty()) {
            throw refusal(problems, tree);
        }
        List<InputPicture> inputs = inputs(model, body, pictures);
        FalOrder order = new FalOrder(model, tree, body.text("prompt"), FalSizes.of(tree, inputs), inputs);
        if (!PictureStudio.encodes(order.format())) {
            throw refusal(
                    List.of(FieldProblem.inBody(
                            "output_format", "This machine cannot write " + order.format(), "feature_not_supported")),
                    tree);
        }
        return order;
    }

    private static List<InputPicture> inputs(FalModel model, Body body, SentPictures pictures) throws Refusal {
        List<InputPicture> taken = new ArrayList<>();
        if (body.tree().hasNonNull(IMAGE_URL)) {
            taken.add(take(IMAGE_URL, body.whole(body.tree().get(IMAGE_URL)), body, pictures));
        }
        for (JsonNode one : body.tree().path(IMAGE_URLS)) {
            taken.add(take(IMAGE_URLS, body.whole(one), body, pictures));
        }
        return model.blacksOut() && taken.size() > USED_INPUTS ? List.copyOf(taken.subList(0, USED_INPUTS)) : taken;
    }

    private static InputPicture take(String member, String address, Body body, SentPictures pictures) throws Refusal {
        return pictures.of(member, address)
                .orElseThrow(() -> refusal(
                        List.of(FieldProblem.inBody(
                                member, "Failed to load the image. Please ensure it is valid.", "image_load_error")),
                        body.tree()));
    }

    private static Refusal refusal(List<FieldProblem> problems, JsonNode tree) {
        return new Refusal(FalErrors.model(422, problems, tree, false));
    }

    int count() {
        return body.path("num_images").asInt(1);
    }

    PictureFormat format() {
        return PictureFormat.named(body.path("output_format").asText()).orElse(model.format());
    }

    /** Whether results are to come inside the answer and to be kept nowhere. */
    boolean inline() {
        return body.path("sync_mode").asBoolean();
    }

    /** Billable units: megapixels, begun ones counted whole, where the model has them. */
    BigDecimal units() {
        if (model.further().isEmpty()) {
            return BigDecimal.valueOf(count());
        }
        long incoming = inputs.stream().mapToLong(one -> megapixels(one.size())).sum();
        BigDecimal more = model.further().get().multiply(BigDecimal.valueOf(megapixels(size) - 1 + incoming));
        return BigDecimal.ONE.add(more).multiply(BigDecimal.valueOf(count())).stripTrailingZeros();
    }

    private static long megapixels(PictureSize size) {
        return Math.max(1, (size.pixels() + (1L << 20) - 1) >> 20);
    }

    /** A job that no runner finished costs nothing; all others cost what they are worth. */
    JobRequest jobFor(String key, Terms terms, Duration linkLifetime) {
        Fate fate = Fate.of(prompt);
        boolean broken = fate == Fate.ERROR || fate == Fate.FAILED;
        return new JobRequest(
                terms,
                key,
                model.id(),
                prompt,
                fate,
                seed(),
                broken ? BigDecimal.ZERO : units().multiply(model.unitUsd()),
                model.usualRunTime(),
                RunPlan.QUEUED,
                linkLifetime,
                seed -> new PictureRequest(prompt, seed, model.id(), size, format(), new Beside(inputs), 0));
    }

    private OptionalLong seed() {
        return body.path("seed").isIntegralNumber()
                ? OptionalLong.of(body.get("seed").bigIntegerValue().longValue())
                : OptionalLong.empty();
    }

    /** Whether the checker found something in a picture of a job that ended well. */
    boolean flagged(Job job, int number) {
        boolean checked =
                model.blacksOut() && body.path("enable_safety_checker").asBoolean(true);
        boolean found = job.fate().moderated() || job.fate() == Fate.FIRST_MODERATED && number == 0;
        return checked && found;
    }

    List<PictureRequest> pictures(Job job) {
        return IntStream.range(0, count())
                .mapToObj(i -> flagged(job, i)
                        ? job.picture().numbered(i).blackedOut()
                        : job.picture().numbered(i))
                .toList();
    }
}
