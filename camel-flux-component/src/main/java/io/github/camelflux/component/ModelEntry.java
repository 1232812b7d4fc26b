package io.github.camelflux.component;

import io.github.camelflux.image.DatedPrice;
import io.github.camelflux.image.FieldRule;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.ModelTerms;
import io.github.camelflux.image.Operation;
import io.github.camelflux.image.PriceWords;
import io.github.camelflux.image.SizeRule;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One model as a Map of texts, numbers, booleans, lists and Maps. What is not known is not in it. */
final class ModelEntry {

    private final Map<String, Object> members = new LinkedHashMap<>();

    private ModelEntry() {}

    /**
     * @param provider whose name for it and whose price is wanted
     * @param day for which the price is wanted (UTC)
     */
    static Map<String, Object> of(Model model, String provider, LocalDate day) {
        ModelEntry entry = new ModelEntry();
        entry.put("name", model.name());
        entry.put("provider", provider);
        entry.put("id", model.idAt(provider));
        entry.put(
                "operations",
                model.operations().stream().sorted().map(Operation::uriName).toList());
        entry.put("maxReferences", model.maxReferences());
        entry.put("defaultFormat", model.defaultFormat());
        entry.put("size", size(model.size()));
        entry.put("fields", fields(model.fields()));
        entry.put("linkLifetime", model.linkLifetime().toString());
        entry.put("activeJobs", model.activeJobs());
        entry.put("runTime", model.runTime());
        entry.put("deadline", model.deadline().toString());
        entry.put("lostAfter", model.lostAfter().toString());
        model.pricesAt(provider).on(day).ifPresent(entry::price);
        entry.terms(model.terms());
        return entry.members;
    }

    private void price(DatedPrice price) {
        put("price", PriceWords.of(price.price()));
        put("priceCertainty", price.certainty().name());
        put("priceFrom", price.from());
        put("priceSource", price.source());
    }

    private void terms(ModelTerms terms) {
        put("priceNote", terms.priceNote());
        put("licence", terms.licence());
        put("weights", terms.weights());
        put("withdrawn", terms.withdrawn());
        put("note", terms.note());
        put("source", terms.source());
        put("date", terms.date());
    }

    private static Map<String, Object> size(SizeRule rule) {
        ModelEntry size = new ModelEntry();
        size.put("multiple", rule.multiple());
        size.put("minSide", rule.minSide());
        size.put("maxSide", rule.maxSide());
        size.put("maxPixels", rule.maxPixels());
        size.put("about", rule.about());
        size.put("default", rule.standard());
        size.put("follows", rule.followsInput() ? "input" : null);
        size.put("maxInputPixels", rule.maxInputPixels());
        return size.members;
    }

    private static Map<String, Object> fields(Map<String, FieldRule> rules) {
        ModelEntry fields = new ModelEntry();
        rules.forEach((name, rule) -> fields.put(name, field(rule)));
        return fields.members;
    }

    private static Map<String, Object> field(FieldRule rule) {
        ModelEntry field = new ModelEntry();
        field.put("type", rule.type().name().toLowerCase(Locale.ROOT));
        field.put("required", rule.required() ? true : null);
        field.put("min", rule.min());
        field.put("max", rule.max());
        field.put("multiple", rule.multiple());
        field.put("values", rule.values().isEmpty() ? null : rule.values());
        field.put("default", rule.standard());
        field.put(
                "modes",
                rule.modes().isEmpty() ? null : rule.modes().stream().sorted().toList());
        field.put("base64", rule.bytesOnly() ? true : null);
        return field.members;
    }

    private void put(String name, Object value) {
        if (value instanceof Map<?, ?> map && map.isEmpty() || value == null) {
            return;
        }
        boolean plain = value instanceof Map
                || value instanceof Iterable
                || value instanceof Number
                || value instanceof Boolean;
        members.put(name, plain ? value : value.toString());
    }
}
