package io.github.camelflux.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of each model, from one data file. Immutable, safe for use by several threads.
 *
 * <p>The file decides defaults and limits only, never whether a model may be used: providers add models faster than a catalogue
 * is released. A model that it does not hold gets the values of the file's member {@code unknown}.
 */
public final class ModelCatalog {

    private static final String FILE = "models.json";

    private final Map<String, Model> models;
    private final Model unknown;

    private ModelCatalog(Map<String, Model> models, Model unknown) {
        this.models = Collections.unmodifiableMap(models);
        this.unknown = unknown;
    }

    /** The catalogue that comes with the component. */
    public static ModelCatalog shipped() {
        try (InputStream in = ModelCatalog.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The jar is incomplete: " + FILE + " is missing");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The model catalogue cannot be read", e);
        }
    }

    /**
     * Reads a catalogue.
     *
     * @throws IOException if the stream cannot be read or is not JSON
     * @throws IllegalArgumentException if a member is missing or has the wrong form; the message names it and the model
     */
    static ModelCatalog read(InputStream in) throws IOException {
        JsonNode file = new ObjectMapper().readTree(in);
        Map<String, Model> models = new LinkedHashMap<>();
        for (JsonNode entry : file.path("models")) {
            String name = ModelName.check(entry.path("name").asText());
            if (models.put(name, new ModelReader(name, entry).read()) != null) {
                throw new IllegalArgumentException("Model catalogue: " + name + " is there twice");
            }
        }
        return new ModelCatalog(models, new ModelReader("unknown", file.path("unknown")).read());
    }

    /**
     * What is known of a model; assumed values for one that the catalogue does not hold.
     *
     * @throws IllegalArgumentException if the name cannot be a model's ({@link ModelName#check})
     */
    public Model find(String name) {
        Model model = models.get(ModelName.check(name));
        return model != null ? model : unknown.named(name);
    }

    /** All models that the catalogue holds, in the file's order. */
    public Collection<Model> models() {
        return models.values();
    }
}
