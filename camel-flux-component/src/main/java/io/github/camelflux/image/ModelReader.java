package io.github.camelflux.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one model of the catalogue's file. */
final class ModelReader {

    private final CatalogMember entry;

    private ModelReader(CatalogMember entry) {
        this.entry = entry;
    }

    /**
     * @param path of the entry in the file, for messages
     * @param entry with all that it has from its family
     * @throws ModelCatalogException if a member is missing, has the wrong form or is not known
     */
    static Model read(String path, String name, JsonNode entry) {
        ModelReader reader = new ModelReader(new CatalogMember(path, entry));
        Model model = reader.model(name);
        reader.entry.end();
        return model;
    }

    private Model model(String name) {
        return new Model(
                name,
                true,
                operations(),
                texts("providers"),
                fields(),
                texts("instead"),
                entry.flag("strict").orElse(false),
                entry.object("size").map(ModelReader::size).orElse(SizeRule.UNKNOWN),
                entry.integer("maxReferences").orElse(null),
                entry.text("defaultFormat").orElse(null),
                entry.required("linkLifetime", entry.duration("linkLifetime")),
                entry.required("activeJobs", entry.integer("activeJobs")),
                entry.duration("runTime").orElse(null),
                entry.required("deadline", entry.duration("deadline")),
                entry.required("lostAfter", entry.duration("lostAfter")),
                prices(),
                terms());
    }

    private Set<Operation> operations() {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        for (String uriName : entry.texts("operations")) {
            operations.add(
                    Operation.named(uriName).orElseThrow(() -> entry.wrong("operations", "a list of operations")));
        }
        return operations;
    }

    private Map<String, String> texts(String name) {
        return entry.object(name).map(texts -> texts.each(texts::text)).orElse(Map.of());
    }

    private Map<String, FieldRule> fields() {
        return entry.object("fields")
                .map(fields -> fields.each(name -> fields.object(name).map(FieldRule::read)))
                .orElse(Map.of());
    }

    private static SizeRule size(CatalogMember size) {
        SizeRule rule = new SizeRule(
                size.integer("multiple").orElse(null),
                size.integer("minSide").orElse(null),
                size.integer("maxSide").orElse(null),
                size.number("maxPixels").orElse(null),
                size.number("about").orElse(null),
                size.parsed("default", "a size such as 1024x768", ImageSize::parse)
                        .orElse(null),
                size.text("follows").map("input"::equals).orElse(false),
                size.number("maxInputPixels").orElse(null));
        size.text("follows").filter(followed -> !followed.equals("input")).ifPresent(followed -> {
            throw size.wrong("follows", "\"input\"");
        });
        size.end();
        return rule;
    }

    private Map<String, PriceList> prices() {
        long megapixel = entry.required("megapixel", entry.number("megapixel"));
        Optional<CatalogMember> prices = entry.object("prices");
        Map<String, PriceList> byProvider = new LinkedHashMap<>();
        prices.ifPresent(lists ->
                byProvider.putAll(lists.each(provider -> Optional.of(new PriceList(lists.objects(provider).stream()
                        .map(price -> PriceReader.read(price, megapixel))
                        .toList())))));
        return byProvider;
    }

    private ModelTerms terms() {
        return new ModelTerms(
                entry.text("licence").orElse(null),
                entry.text("weights").orElse(null),
                entry.date("withdrawn").orElse(null),
                entry.text("priceNote").orElse(null),
                entry.text("note").orElse(null),
                entry.text("source").orElse(null),
                entry.text("date").orElse(null));
    }
}
