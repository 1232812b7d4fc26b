package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.draw.PictureStudio;
import io.github.camelflux.simulator.engine.JobRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A submission whose body is in order: what to make, how large, from which pictures.
 *
 * @param model the model
 * @param body the body
 * @param prompt the prompt, empty where none is needed
 * @param size of the result
 * @param inputs the pictures sent along
 */
record Order(Model model, JsonNode body, String prompt, PictureSize size, List<InputPicture> inputs) {

    static Order from(Model model, Body body, PictureIntake intake) throws Refusal {
        List<FieldProblem> problems = BodyCheck.problems(model, body.tree());
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        List<InputPicture> inputs = intake.takeAll(model, body);
        PictureSize size = OutputSize.of(model, body.tree(), inputs);
        Order order = new Order(model, body.tree(), body.text("prompt"), size, inputs);
        if (!PictureStudio.encodes(order.format())) {
            throw new Refusal(FieldProblem.inBody(
                    "output_format",
                    "This machine cannot write " + order.format().mediaType(),
                    "enum"));
        }
        return order;
    }

    JobRequest jobFor(String key, Optional<Duration> linkLifetime) {
        JsonNode seed = body.path("seed");
        return new JobRequest(
                key,
                model.name(),
                prompt,
                seed.isNumber() ? OptionalLong.of(seed.longValue()) : OptionalLong.empty(),
                model.price().usd(size.pixels(), inputPixels(), OutputSize.resolution(body)),
                model.usualRunTime(),
                model.family().plan(),
                linkLifetime.orElse(model.family().linkLifetime()),
                chosen -> new PictureRequest(prompt, chosen, model.name(), size, format(), inputs));
    }

    /** Pixels of all pictures that came along, each above 4 MP counted as scaled down to that. */
    long inputPixels() {
        return inputs.stream()
                .mapToLong(input -> Math.min(input.size().pixels(), 4L * 1024 * 1024))
                .sum();
    }

    /** The asked format, else the model's default; FLUX 3 has no such member and gives JPEG. */
    PictureFormat format() {
        return PictureFormat.named(body.path("output_format").asText())
                .orElse(model.family() == ModelFamily.KONTEXT ? PictureFormat.PNG : PictureFormat.JPEG);
    }
}
