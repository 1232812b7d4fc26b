package io.github.camelflux.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known of each model, from one data file and perhaps one of the user's own over it. Immutable, safe for use by several
 * threads.
 *
 * <p>The file decides defaults, limits and prices only, never whether a model may be used: providers add models faster than a
 * catalogue is released. A model that it does not hold gets the values of the file's member {@code unknown}.
 */
public final class ModelCatalog {

    private static final String FILE = "models.json";

    /** Whose API the fields, sizes and times of the file's models are. */
    private static final String MEASURED_AT = "bfl";

    private final Map<String, Model> models;
    private final Model unknown;
    private final Map<String, ProviderFacts> providers;

    private ModelCatalog(CatalogFile file) {
        Map<String, Model> read = new LinkedHashMap<>();
        file.models()
                .forEach((name, entry) -> read.put(checked(name), ModelReader.read("models." + name, name, entry)));
        models = Collections.unmodifiableMap(read);
        unknown = ModelReader.read("unknown", "unknown", file.unknown());
        Map<String, ProviderFacts> facts = new LinkedHashMap<>();
        file.providers()
                .forEach((name, entry) ->
                        facts.put(name, ProviderFacts.read(new CatalogMember("providers." + name, entry))));
        providers = Collections.unmodifiableMap(facts);
    }

    /** The catalogue that comes with the component. */
    public static ModelCatalog shipped() {
        try {
            return new ModelCatalog(shippedFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The model catalogue cannot be read", e);
        }
    }

    /**
     * The catalogue that comes with the component, with one of the user's own merged over it member by member: objects are merged,
     * other values replaced, and {@code null} takes a member away.
     *
     * @param own JSON in the form of the shipped file; read to its end, not closed
     * @throws IOException if the stream cannot be read
     * @throws ModelCatalogException if what comes out cannot be used; it names the member
     */
    public static ModelCatalog shippedWith(InputStream own) throws IOException {
        return new ModelCatalog(shippedFile().with(CatalogFile.read(own)));
    }

    /**
     * Reads a catalogue by itself.
     *
     * @throws IOException if the stream cannot be read
     * @throws ModelCatalogException if it cannot be used; it names the member
     */
    static ModelCatalog read(InputStream in) throws IOException {
        return new ModelCatalog(CatalogFile.read(in));
    }

    /**
     * What is known of a model; assumed values for one that the catalogue does not hold.
     *
     * @throws IllegalArgumentException if the name cannot be a model's ({@link ModelName#check})
     */
    public Model find(String name) {
        Model model = models.get(ModelName.check(name));
        return model != null ? model : unknown.assumedFor(name);
    }

    /**
     * The same as it is known at a provider: what BFL takes and makes is no rule for others.
     *
     * @throws IllegalArgumentException as {@link #find(String)}
     */
    public Model find(String name, String provider) {
        Model model = find(name);
        return provider.equals(MEASURED_AT)
                ? model
                : facts(provider).map(facts -> facts.of(model)).orElse(model);
    }

    /** What is known of a provider besides its models; empty if nothing is. */
    public Optional<ProviderFacts> facts(String provider) {
        return Optional.ofNullable(providers.get(provider));
    }

    /** What one API key has in flight at the most: as many jobs as of the model that the provider limits least. */
    public int activeJobs(String provider) {
        return facts(provider).map(ProviderFacts::activeJobs).orElseGet(() -> models.values().stream()
                .filter(model -> model.providerIds().containsKey(provider))
                .mapToInt(Model::activeJobs)
                .max()
                .orElse(1));
    }

    /**
     * Refuses a model that a provider is not known to have. A name that the catalogue does not hold is a name of the provider's own,
     * and of a provider that the catalogue knows no names of, such as a server of one's own, anything may be asked.
     *
     * @throws IllegalArgumentException names the model and those that the provider is known to have
     */
    public void checkOffered(Model model, String provider) {
        if (model.providerIds().isEmpty() || model.providerIds().containsKey(provider)) {
            return;
        }
        List<Model> offered = models.values().stream()
                .filter(other -> other.providerIds().containsKey(provider))
                .toList();
        if (!offered.isEmpty()) {
            throw new IllegalArgumentException("model: " + provider + " is not known to have " + model.name()
                    + ". It has " + offered.stream().map(Model::name).collect(Collectors.joining(", "))
                    + "; a name of its own, such as " + offered.get(0).idAt(provider) + ", is passed on as it is");
        }
    }

    /** All models that the catalogue holds, in the file's order. */
    public Collection<Model> models() {
        return models.values();
    }

    private static CatalogFile shippedFile() throws IOException {
        try (InputStream in = ModelCatalog.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The jar is incomplete: " + FILE + " is missing");
            }
            return CatalogFile.read(in);
        }
    }

    private static String checked(String name) {
        try {
            return ModelName.check(name);
        } catch (IllegalArgumentException e) {
            throw new ModelCatalogException("models." + name, e.getMessage());
        }
    }
}
