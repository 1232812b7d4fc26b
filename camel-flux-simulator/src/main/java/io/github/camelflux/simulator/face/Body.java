package io.github.camelflux.simulator.face;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.http.RequestBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The JSON body of a submission. Texts of more than {@value LongTexts#LIMIT} bytes, such as pictures in base64, lie in
 * files; in the tree a mark stands for each.
 *
 * @param tree the body
 * @param longTexts the files by mark
 */
public record Body(JsonNode tree, Map<String, Path> longTexts) implements AutoCloseable {

    /** Reads a body; closing it removes the files of its long texts. */
    public static Body read(RequestBody raw, Path directory) throws IOException {
        LongTexts texts = new LongTexts(directory);
        try (InputStream in = raw.open()) {
            byte[] rest = texts.liftFrom(in);
            return new Body(Json.MAPPER.readTree(rest), texts.files());
        } catch (IOException e) {
            LongTexts.delete(texts.files());
            throw e;
        }
    }

    /** A member as text, whole even if it is long; empty if it is absent or no text. */
    public String text(String member) {
        return whole(tree.path(member));
    }

    /** A text that stands somewhere in the body, whole even if it is long; empty if it is no text. */
    public String whole(JsonNode value) {
        Path file = longTexts.get(value.asText());
        if (file == null) {
            return value.isTextual() ? value.textValue() : "";
        }
        try {
            return Json.MAPPER.readValue("\"" + Files.readString(file) + "\"", String.class);
        } catch (IOException e) {
            return "";
        }
    }

    /** Opens a text as the bytes that were sent between its quotation marks. */
    public InputStream open(JsonNode text) throws IOException {
        Path file = longTexts.get(text.textValue());
        return file != null
                ? Files.newInputStream(file)
                : new ByteArrayInputStream(text.textValue().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        LongTexts.delete(longTexts);
    }
}
