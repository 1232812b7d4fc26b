package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.draw.Thumbnails;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes the pictures of a submission in: http(s) addresses, which are noted but not fetched, and bare base64, which
 * must decode to a picture. A {@code data:} prefix is refused: no page of BFL's knows one.
 */
final class PictureIntake {

    /** BFL, editing guide: up to 20 MB or 20 MP each. */
    private static final long MAX_BYTES = 20L * 1024 * 1024;

    private static final long MAX_PIXELS = 20_000_000;
    private static final int FLUX_3_MIN_SIDE = 256;
    private static final long FLUX_3_MAX_PIXELS = 16_000_000;
    private static final int HEAD = 512;
    /** An address is not fetched, so its picture counts as one megapixel. */
    private static final PictureSize ASSUMED = new PictureSize(1024, 1024);

    private final Path directory;

    PictureIntake(Path directory) {
        this.directory = directory;
    }

    List<InputPicture> takeAll(Model model, Body body) throws Refusal {
        List<InputPicture> pictures = new ArrayList<>();
        // By name, since the first one decides the size of the result, wherever it stands in the body.
        Map<String, JsonNode> members = new TreeMap<>();
        body.tree().properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        for (Map.Entry<String, JsonNode> member : members.entrySet()) {
            if (model.family().holdsPicture(member.getKey())) {
                for (JsonNode text : texts(member.getValue())) {
                    pictures.add(take(model, member.getKey(), text, body));
                }
            }
        }
        return pictures;
    }

    private static List<JsonNode> texts(JsonNode value) {
        List<JsonNode> texts = new ArrayList<>();
        if (value.isTextual()) {
            texts.add(value);
        } else {
            value.forEach(texts::add);
        }
        return texts;
    }

    private InputPicture take(Model model, String member, JsonNode text, Body body) throws Refusal {
        try {
            String head = head(body, text);
            if (head.startsWith("http://") || head.startsWith("https://")) {
                if (!model.family().takesAddresses()) {
                    throw new Refusal(FieldProblem.ofValue(member, "expected base64, not an address"));
                }
                return new InputPicture(ASSUMED, Optional.empty(), text.textValue());
            }
            if (head.startsWith("data:")) {
                throw new Refusal(FieldProblem.ofValue(
                        member, "expected an http(s) address or bare base64, not a data: address"));
            }
            return decode(model, member, text, body);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep an input picture", e);
        }
    }

    private InputPicture decode(Model model, String member, JsonNode text, Body body) throws IOException, Refusal {
        Path file = Files.createTempFile(directory, "input-", ".bin");
        try {
            String digest = decodeTo(file, member, text, body);
            Thumbnails.Taken taken = Thumbnails.of(file, directory)
                    .orElseThrow(() -> new Refusal(FieldProblem.ofValue(member, "the bytes are not a picture")));
            checkSize(model, member, taken.size());
            return new InputPicture(taken.size(), Optional.of(taken.thumbnail()), digest);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The bounds of FLUX 3 are its own, and it refuses a picture above the upper one with 400 (seen live). */
    private static void checkSize(Model model, String member, PictureSize size) throws Refusal {
        if (model.family() == ModelFamily.FLUX_3) {
            if (Math.min(size.width(), size.height()) < FLUX_3_MIN_SIDE) {
                throw new Refusal(FieldProblem.ofValue(member, "a picture has at least 256 x 256 pixels"));
            }
            if (size.pixels() > FLUX_3_MAX_PIXELS) {
                throw Refusal.badRequest("An input picture has more than 16 megapixels");
            }
        } else if (size.pixels() > MAX_PIXELS) {
            throw new Refusal(FieldProblem.ofValue(member, "a picture has at most 20 megapixels"));
        }
    }

    private static String decodeTo(Path file, String member, JsonNode text, Body body) throws IOException, Refusal {
        DigestInputStream digest =
                new DigestInputStream(Base64.getDecoder().wrap(new Unescaped(body.open(text))), Sha256.start());
        try (digest) {
            if (Files.copy(digest, file, StandardCopyOption.REPLACE_EXISTING) > MAX_BYTES) {
                throw new Refusal(FieldProblem.ofValue(member, "a picture has at most 20 MB"));
            }
        } catch (IOException e) {
            throw new Refusal(FieldProblem.ofValue(member, "neither an http(s) address nor valid base64"));
        }
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }

    private static String head(Body body, JsonNode text) throws IOException {
        try (InputStream in = new Unescaped(body.open(text))) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        }
    }
}
