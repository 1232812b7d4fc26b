package io.github.camelflux.simulator.replicate;

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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * An input that a model takes, and what follows from it.
 *
 * @param model the model
 * @param input the input as sent; long texts in it are cut
 * @param prompt the prompt, whole
 * @param size of each picture
 * @param inputs what came along
 */
record ReplicateOrder(
        ReplicateModel model, JsonNode input, String prompt, PictureSize size, List<InputPicture> inputs) {

    private static final List<String> PICTURES =
            List.of("image", "input_image", "input_images", "image_prompt", "mask");
    private static final Map<String, PictureFormat> FORMATS =
            Map.of("jpg", PictureFormat.JPEG, "png", PictureFormat.PNG, "webp", PictureFormat.WEBP);

    static ReplicateOrder from(ReplicateModel model, Body body, SentPictures pictures) throws Refusal {
        JsonNode input = body.tree().path("input");
        if (!input.isObject()) {
            throw new Refusal(ReplicateErrors.invalid("- input is required\n"));
        }
        List<FieldProblem> problems = BodyCheck.problems(model.schema(), input);
        if (!problems.isEmpty()) {
            throw new Refusal(ReplicateErrors.invalidInput(problems));
        }
        List<InputPicture> inputs = inputs(body, input, pictures);
        ReplicateOrder order = new ReplicateOrder(
                model, input, body.whole(input.get("prompt")), ReplicateSizes.of(input, inputs), inputs);
        if (!PictureStudio.encodes(order.format())) {
            throw new Refusal(ReplicateErrors.invalid("- input.output_format: this machine cannot write it\n"));
        }
        return order;
    }

    private static List<InputPicture> inputs(Body body, JsonNode input, SentPictures pictures) throws Refusal {
        List<InputPicture> taken = new ArrayList<>();
        for (String member : PICTURES) {
            JsonNode value = input.path(member);
            if (value.isTextual()) {
                taken.add(take(member, body.whole(value), pictures));
            }
            for (JsonNode one : value) {
                taken.add(take(member, body.whole(one), pictures));
            }
        }
        return taken;
    }

    private static InputPicture take(String member, String address, SentPictures pictures) throws Refusal {
        return pictures.of(member, address)
                .orElseThrow(() ->
                        new Refusal(ReplicateErrors.invalid("- input." + member + ": Does not match format 'uri'\n")));
    }

    int count() {
        return input.path("num_outputs").asInt(1);
    }

    PictureFormat format() {
        return FORMATS.get(input.path("output_format").asText("webp"));
    }

    BigDecimal usd() {
        long further = megapixels(size)
                - 1
                + inputs.stream().mapToLong(one -> megapixels(one.size())).sum();
        return model.usd()
                .add(model.furtherUsd().multiply(BigDecimal.valueOf(further)))
                .multiply(BigDecimal.valueOf(count()));
    }

    private static long megapixels(PictureSize size) {
        return Math.max(1, (size.pixels() + (1L << 20) - 1) >> 20);
    }

    JobRequest jobFor(String key, Optional<Duration> deadline, Duration linkLifetime) {
        Fate fate = Fate.of(prompt);
        boolean broken = fate == Fate.ERROR || fate == Fate.FAILED;
        return new JobRequest(
                Terms.of("replicate").within(Optional.empty(), deadline),
                key,
                model.name(),
                prompt,
                fate,
                input.path("seed").isIntegralNumber()
                        ? OptionalLong.of(input.get("seed").bigIntegerValue().longValue())
                        : OptionalLong.empty(),
                broken ? BigDecimal.ZERO : usd(),
                model.usualRunTime(),
                RunPlan.QUEUED,
                linkLifetime,
                seed -> new PictureRequest(prompt, seed, model.name(), size, format(), new Beside(inputs), 0));
    }

    /** Whether the checker dropped a picture of a job. */
    boolean dropped(Job job, int number) {
        boolean checked = model.drops() && !input.path("disable_safety_checker").asBoolean();
        return checked && (job.fate().moderated() || job.fate() == Fate.FIRST_MODERATED && number == 0);
    }

    /** Those that are left. */
    List<PictureRequest> pictures(Job job) {
        return IntStream.range(0, count())
                .filter(i -> !dropped(job, i))
                .mapToObj(i -> job.picture().numbered(i))
                .toList();
    }
}
