package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.face.Body;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Refusal;
import io.github.camelflux.simulator.face.Unescaped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes in what comes with a submission besides plain values: pictures and videos, each as an http(s) address, which is
 * noted but not fetched, or as bare base64. A {@code data:} prefix is refused: no page of BFL's knows one.
 */
final class Intake {

    private static final int HEAD = 512;

    private final PictureIntake pictures;
    private final VideoIntake videos;

    Intake(Path directory) {
        this.pictures = new PictureIntake(directory);
        this.videos = new VideoIntake(directory);
    }

    /** By name of the member, since the first one decides the size of the result, wherever it stands in the body. */
    List<InputPicture> takeAll(Model model, Body body) throws Refusal {
        List<InputPicture> inputs = new ArrayList<>();
        Map<String, JsonNode> members = new TreeMap<>();
        body.tree().properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        for (Map.Entry<String, JsonNode> member : members.entrySet()) {
            if (model.members().input(member.getKey()).isPresent()) {
                List<JsonNode> texts = texts(member.getValue());
                for (int i = 0; i < texts.size(); i++) {
                    String role = member.getKey() + (texts.size() > 1 ? " " + (i + 1) : "");
                    inputs.add(take(model, new Source(member.getKey(), role, texts.get(i)), body));
                }
            }
        }
        return inputs;
    }

    /**
     * One picture or video in a body.
     *
     * @param member the member that holds it
     * @param role the member, and a number if it holds several
     * @param text the address or the base64, or the mark of it
     */
    record Source(String member, String role, JsonNode text) {}

    /** All texts of a value: itself, those of a list, and those in pairs of a time and a picture. */
    private static List<JsonNode> texts(JsonNode value) {
        List<JsonNode> texts = new ArrayList<>();
        if (value.isTextual()) {
            texts.add(value);
        } else {
            value.forEach(part -> texts.addAll(texts(part)));
        }
        return texts;
    }

    private InputPicture take(Model model, Source source, Body body) throws Refusal {
        InputKind kind = model.members().input(source.member()).orElseThrow();
        try {
            String head = head(body, source.text());
            if (head.startsWith("http://") || head.startsWith("https://")) {
                if (kind == InputKind.BASE64) {
                    throw new Refusal(FieldProblem.ofValue(source.member(), "expected base64, not an address"));
                }
                return kind == InputKind.VIDEO ? VideoIntake.noted(source) : PictureIntake.noted(source);
            }
            if (head.startsWith("data:")) {
                throw new Refusal(FieldProblem.ofValue(
                        source.member(), "expected an http(s) address or bare base64, not a data: address"));
            }
            return kind == InputKind.VIDEO ? videos.take(source, body) : pictures.take(model.family(), source, body);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep what came with a request", e);
        }
    }

    private static String head(Body body, JsonNode text) throws IOException {
        try (InputStream in = new Unescaped(body.open(text))) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        }
    }
}
