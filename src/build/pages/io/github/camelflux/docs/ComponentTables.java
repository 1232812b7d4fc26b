package io.github.camelflux.docs;

import static io.github.camelflux.docs.AdocTable.code;

import io.github.camelflux.component.DefaultModels;
import io.github.camelflux.docs.CatalogEntry.Header;
import io.github.camelflux.docs.CatalogEntry.Option;
import io.github.camelflux.docs.CatalogEntry.Scope;
import io.github.camelflux.image.DatedPrice;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import io.github.camelflux.image.PriceWords;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The generated parts of {@code flux-component.adoc}, by the name that their markers have. */
final class ComponentTables {

    private final CatalogEntry entry;
    private final ModelCatalog catalog;
    private final LocalDate asOf;
    private final List<Class<?>> ownTypes;

    /**
     * @param entry options and headers
     * @param catalog what models cost
     * @param asOf the day whose prices are given
     * @param types the component and the endpoint: what they inherit of Camel is not listed
     */
    ComponentTables(CatalogEntry entry, ModelCatalog catalog, LocalDate asOf, List<Class<?>> types) {
        this.entry = entry;
        this.catalog = catalog;
        this.asOf = asOf;
        this.ownTypes = types;
    }

    static ComponentTables of(ModelCatalog catalog, LocalDate asOf, Class<?>... types) throws IOException {
        return new ComponentTables(CatalogEntry.read(), catalog, asOf, List.of(types));
    }

    Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("default models", defaultModels());
        parts.put("options", options(option -> option.scope() != Scope.COMPONENT));
        parts.put("component options", options(option -> option.scope() == Scope.COMPONENT));
        parts.put("inherited options", inherited());
        parts.put("headers of messages", headersOfMessages());
        parts.put("headers of results", headersOfResults());
        return parts;
    }

    private String defaultModels() {
        AdocTable table = new AdocTable("2,3,6", "Operation", "Model", "Price, " + asOf);
        for (Operation operation : Operation.values()) {
            Model model = catalog.find(DefaultModels.of(operation));
            table.row(code(operation.uriName()), code(model.name()), price(model));
        }
        return table.toString();
    }

    private String price(Model model) {
        Optional<DatedPrice> now = model.pricesAt("bfl").on(asOf);
        String said = now.map(price -> PriceWords.of(price.price())).orElse(null);
        if (now.isPresent() && now.get().certainty().suffices()) {
            return said;
        }
        String known = said == null ? model.terms().priceNote() : "third parties say " + said;
        return "no sure price, and no estimate" + (known == null ? "" : ": " + known);
    }

    private String options(Predicate<Option> which) {
        AdocTable table = new AdocTable(
                "3,2,6,2,2,3,1", "Option", "Scope", "Meaning", "Default", "Unit or values", "Header", "Simple");
        own().filter(which)
                .forEach(option -> table.row(
                        code(option.name()),
                        option.scope(),
                        option.description(),
                        code(option.standard()),
                        option.value(),
                        code(option.header()),
                        option.simple() ? "yes" : "no"));
        return table.toString();
    }

    private String inherited() {
        return entry.options().stream()
                        .filter(option -> !isOwn(option))
                        .map(option -> code(option.name()))
                        .collect(Collectors.joining(", "))
                + "\n";
    }

    private String headersOfMessages() {
        AdocTable table = new AdocTable("3,6,2,2", "Header", "Meaning", "Unit or type", "Option of the same stem");
        entry.headers().stream()
                .filter(Header::asks)
                .forEach(header -> table.row(
                        code(header.name()),
                        header.description(),
                        header.value(),
                        header.option() == Scope.NOWHERE ? "none" : header.option()));
        return table.toString();
    }

    private String headersOfResults() {
        AdocTable table = new AdocTable("3,6,2", "Header", "Meaning", "Unit or type");
        entry.headers().stream()
                .filter(header -> !header.asks())
                .forEach(header -> table.row(code(header.name()), header.description(), header.value()));
        return table.toString();
    }

    private Stream<Option> own() {
        return entry.options().stream().filter(this::isOwn);
    }

    /** What Camel gives every component has a setter in a class of Camel's. */
    private boolean isOwn(Option option) {
        String setter = "set" + option.name().substring(0, 1).toUpperCase()
                + option.name().substring(1);
        return ownTypes.stream()
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getName().equals(setter))
                .map(Method::getDeclaringClass)
                .noneMatch(type -> type.getName().startsWith("org.apache.camel."));
    }
}
