package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.Arrangement;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.draw.PictureStudio;
import io.github.camelflux.simulator.engine.Fate;
import io.github.camelflux.simulator.engine.JobRequest;
import io.github.camelflux.simulator.engine.Terms;
import io.github.camelflux.simulator.face.Body;
import io.github.camelflux.simulator.face.BodyCheck;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Refusal;
import io.github.camelflux.simulator.http.Origin;
import java.util.List;
import java.util.OptionalLong;

/**
 * A submission whose body is in order: what to make, how large, from which pictures.
 *
 * @param model the model
 * @param body the body
 * @param prompt the prompt as sent, empty where none is needed
 * @param drawnPrompt the prompt that is drawn; another one only where a draft is enhanced
 * @param seed the seed that was fixed, if any
 * @param size of the result
 * @param seconds the length of a video; 0 for a picture
 * @param priceClass the class that decides on the price, where there are several
 * @param inputs the pictures sent along
 * @param arrangement what becomes of them
 */
record Order(
        Model model,
        JsonNode body,
        String prompt,
        String drawnPrompt,
        OptionalLong seed,
        PictureSize size,
        int seconds,
        String priceClass,
        List<InputPicture> inputs,
        Arrangement arrangement) {

    private static final long COUNTED_PIXELS = 4L * 1024 * 1024;

    static Order from(Model model, Body body, BflDesk desk) throws Refusal {
        JsonNode tree = body.tree();
        List<FieldProblem> problems = BodyCheck.problems(model.schema(), tree);
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        if (tree.hasNonNull("finetune_id") && !desk.finetunes().usable(body.text("finetune_id"))) {
            throw Refusal.badRequest("Finetune not found");
        }
        if (tree.has("draft_cache")) {
            return desk.drafts().enhanced(model, body);
        }
        List<InputPicture> inputs = desk.intake().takeAll(model, body);
        checkInputs(model, tree, inputs);
        PictureSize size = OutputSize.of(model, tree, inputs);
        String prompt = body.text("prompt");
        JsonNode seed = tree.path("seed");
        return new Order(
                model,
                tree,
                prompt,
                prompt,
                seed.isNumber() ? OptionalLong.of(seed.longValue()) : OptionalLong.empty(),
                size,
                VideoRules.seconds(model, tree, inputs),
                PriceClass.of(model, tree),
                inputs,
                Arrangements.of(model, tree, inputs, size));
    }

    private static void checkInputs(Model model, JsonNode tree, List<InputPicture> inputs) throws Refusal {
        VideoRules.check(model, tree, inputs);
        if (model.family() == ModelFamily.CONTROL && inputs.isEmpty()) {
            throw new Refusal(
                    FieldProblem.ofValue("control_image", "one of control_image and preprocessed_image is needed"));
        }
        PictureFormat format = model.format(tree);
        if (!PictureStudio.encodes(format)) {
            throw new Refusal(
                    FieldProblem.inBody("output_format", "This machine cannot write " + format.mediaType(), "enum"));
        }
    }

    JobRequest jobFor(String key, BflDesk desk) {
        return new JobRequest(
                Terms.of(Origin.API.provider()).refusingFrom(desk.contract().activeLimit()),
                key,
                model.name(),
                prompt,
                fate(),
                seed,
                model.prices()
                        .usd(
                                new Usage(size.pixels(), inputPixels(), seconds, priceClass),
                                desk.engine().now()),
                model.usualRunTime(),
                model.family().plan(),
                desk.linkLifetime().orElse(model.family().linkLifetime()),
                chosen -> new PictureRequest(
                        drawnPrompt, chosen, model.name(), size, model.format(body), arrangement, seconds));
    }

    /** Where a body has no prompt, words in {@code user} decide how the job ends. */
    private Fate fate() {
        return Fate.of(body.has("prompt") ? prompt : body.path("user").asText());
    }

    /** Pixels of all pictures that came along, each above 4 MP counted as scaled down to that. */
    long inputPixels() {
        return inputs.stream()
                .mapToLong(input -> Math.min(input.size().pixels(), COUNTED_PIXELS))
                .sum();
    }

    /** Whether this is a preview whose result can be handed in again. */
    boolean draft() {
        return body.path("draft").asBoolean();
    }
}
