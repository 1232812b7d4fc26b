package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Refusal;
import java.util.ArrayList;
import java.util.List;

/** What FLUX 3 wants of videos beyond its schema, and how long they become. */
final class VideoRules {

    /** No source says what {@code auto} comes to; the shortest that may be asked for is assumed. */
    private static final int AUTO_SECONDS = 5;

    private static final int LONGEST_EDITED = 15;
    /** Of a longer video the first twenty seconds are made larger. */
    private static final int LONGEST_UPSCALED = 20;

    private static final PictureSize LARGEST_UPSCALED = new PictureSize(2560, 1440);
    private static final int PLAIN_KEYFRAMES_WITHOUT_DURATION = 2;

    private VideoRules() {}

    static void check(Model model, JsonNode body, List<InputPicture> inputs) throws Refusal {
        switch (model.family()) {
            case VIDEO -> checkNew(body);
            case VIDEO_EDIT -> {
                if (inputs.get(0).seconds() > LONGEST_EDITED) {
                    throw new Refusal(FieldProblem.ofValue("video", "a video has at most 15 seconds"));
                }
            }
            case VIDEO_UPSCALE -> {
                if (inputs.get(0).size().pixels() > LARGEST_UPSCALED.pixels()) {
                    throw new Refusal(FieldProblem.ofValue("input_video", "a frame has at most 2560 x 1440 pixels"));
                }
            }
            default -> {
                // Pictures have rules of their own.
            }
        }
    }

    private static void checkNew(JsonNode body) throws Refusal {
        if (body.path("draft").asBoolean()
                && !body.path("resolution").asText("hd").equals("hd")) {
            throw new Refusal(FieldProblem.ofValue("draft", "a draft has the resolution hd"));
        }
        JsonNode keyframes = body.path("keyframes");
        List<Double> times = times(keyframes);
        if (!times.equals(times.stream().sorted().toList())) {
            throw new Refusal(FieldProblem.ofValue("keyframes", "keyframes stand in the order of their times"));
        }
        if (times.isEmpty()
                && keyframes.size() > PLAIN_KEYFRAMES_WITHOUT_DURATION
                && !body.path("duration").isInt()) {
            throw new Refusal(FieldProblem.ofValue("duration", "three or more plain keyframes need a set duration"));
        }
    }

    private static List<Double> times(JsonNode keyframes) {
        List<Double> times = new ArrayList<>();
        keyframes.forEach(frame -> {
            if (frame.path(0).isNumber()) {
                times.add(frame.get(0).doubleValue());
            }
        });
        return times;
    }

    /** The length of the result in begun seconds; 0 for a picture. */
    static int seconds(Model model, JsonNode body, List<InputPicture> inputs) {
        return switch (model.family()) {
            case VIDEO -> body.path("duration").asInt(AUTO_SECONDS);
            case VIDEO_EDIT -> begun(inputs.get(0).seconds());
            case VIDEO_UPSCALE -> Math.min(LONGEST_UPSCALED, begun(inputs.get(0).seconds()));
            default -> 0;
        };
    }

    private static int begun(double seconds) {
        return Math.max(1, (int) Math.ceil(seconds));
    }
}
