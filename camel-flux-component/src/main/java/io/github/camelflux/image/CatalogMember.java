package io.github.camelflux.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One object of the catalogue's file. Says of each mistake where it is: a price that is overlooked for a misspelt name costs
 * somebody money, so members that nobody asked for are mistakes as well.
 */
final class CatalogMember {

    private final String path;
    private final JsonNode object;
    private final Set<String> asked = new HashSet<>();

    /** @throws ModelCatalogException if it is no object */
    CatalogMember(String path, JsonNode object) {
        this.path = path;
        this.object = object;
        if (!object.isObject()) {
            throw new ModelCatalogException(path, object + " is not an object");
        }
    }

    Optional<String> text(String name) {
        return find(name).map(value -> expect(name, value.isTextual(), "a text", value.textValue()));
    }

    /** A text, number or truth value, as text. */
    Optional<String> value(String name) {
        return find(name).map(value -> expect(name, value.isValueNode(), "a value", value.asText()));
    }

    Optional<Boolean> flag(String name) {
        return find(name).map(value -> expect(name, value.isBoolean(), "true or false", value.booleanValue()));
    }

    /** A whole number above 0. */
    Optional<Long> number(String name) {
        return find(name)
                .map(value -> expect(
                        name,
                        value.canConvertToLong() && value.longValue() > 0,
                        "a number above 0",
                        value.longValue()));
    }

    Optional<Integer> integer(String name) {
        return number(name).map(value -> expect(name, value <= Integer.MAX_VALUE, "a number", value.intValue()));
    }

    Optional<BigDecimal> decimal(String name) {
        return find(name).map(value -> expect(name, value.isNumber(), "a number", value.decimalValue()));
    }

    /** An amount of money. */
    Optional<BigDecimal> amount(String name) {
        return decimal(name).map(value -> expect(name, value.signum() >= 0, "an amount of US dollars", value));
    }

    Optional<Duration> duration(String name) {
        return parsed(name, "a duration above 0 such as PT3M", Duration::parse)
                .map(time -> expect(name, time.compareTo(Duration.ZERO) > 0, "a duration above 0", time));
    }

    Optional<LocalDate> date(String name) {
        return parsed(name, "a date such as 2026-10-01", LocalDate::parse);
    }

    /** A text that is read; a {@link DateTimeException} or {@link IllegalArgumentException} refuses it. */
    <T> Optional<T> parsed(String name, String form, Function<String, T> parser) {
        return text(name).map(text -> {
            try {
                return parser.apply(text);
            } catch (DateTimeException | IllegalArgumentException e) {
                throw wrong(name, form);
            }
        });
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        find(name).ifPresent(list -> {
            expect(name, list.isArray(), "a list", list);
            list.forEach(value -> texts.add(expect(name, value.isValueNode(), "a list of texts", value.asText())));
        });
        return texts;
    }

    Optional<CatalogMember> object(String name) {
        return find(name).map(value -> new CatalogMember(path(name), value));
    }

    /** Each element of a list of objects. */
    List<CatalogMember> objects(String name) {
        List<CatalogMember> objects = new ArrayList<>();
        find(name).ifPresent(list -> {
            expect(name, list.isArray(), "a list", list);
            list.forEach(value -> objects.add(new CatalogMember(path(name) + "[" + objects.size() + "]", value)));
        });
        return objects;
    }

    /** All members of this object, each read as told, in the file's order. */
    <T> Map<String, T> each(Function<String, Optional<T>> reader) {
        Map<String, T> values = new LinkedHashMap<>();
        object.fieldNames().forEachRemaining(name -> reader.apply(name).ifPresent(value -> values.put(name, value)));
        return values;
    }

    <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(() -> new ModelCatalogException(path(name), "is missing"));
    }

    /** @throws ModelCatalogException if there is a member that nobody asked for */
    void end() {
        object.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw new ModelCatalogException(path(name), "is no member that is known here");
            }
        });
    }

    /** That this object as a whole cannot be used. */
    ModelCatalogException refused(String why) {
        return new ModelCatalogException(path, why);
    }

    /** That a member has another form than this one. */
    ModelCatalogException wrong(String name, String form) {
        return new ModelCatalogException(path(name), object.path(name) + " is not " + form);
    }

    private <T> T expect(String name, boolean right, String form, T value) {
        if (!right) {
            throw wrong(name, form);
        }
        return value;
    }

    private Optional<JsonNode> find(String name) {
        asked.add(name);
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
