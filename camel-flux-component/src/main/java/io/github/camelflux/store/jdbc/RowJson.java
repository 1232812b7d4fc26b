package io.github.camelflux.store.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelflux.job.life.Outcome;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The columns of a row that are JSON: what is kept of an outcome beside its word, and the kept headers. Numbers and times are texts, so that they come back
 * as exactly what they were: a fact that is told twice is compared with the first.
 */
final class RowJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RowJson() {}

    static String details(Outcome outcome) {
        ObjectNode json = MAPPER.createObjectNode();
        put(json, "costUsd", outcome.costUsd());
        if (outcome instanceof Outcome.Picture picture) {
            put(json, "link", picture.link());
            put(json, "linkExpires", picture.linkExpires());
            put(json, "seed", picture.seed());
            put(json, "prompt", picture.prompt());
            put(json, "draftCache", picture.draftCache());
            if (picture.flagged()) {
                json.put("flagged", true);
            }
            if (!picture.further().isEmpty()) {
                picture.further().forEach(link -> json.withArray("further").add(link.toString()));
            }
        } else if (outcome instanceof Outcome.Moderated moderated) {
            json.put("content", moderated.content());
            moderated.reasons().forEach(json.putArray("reasons")::add);
        } else if (outcome instanceof Outcome.Failed failed) {
            put(json, "why", failed.why());
        } else if (outcome instanceof Outcome.Lost lost) {
            put(json, "why", lost.why());
        } else if (outcome instanceof Outcome.Cancelled cancelled) {
            json.put("notCharged", cancelled.notCharged());
        }
        return json.toString();
    }

    /** @param word the outcome's */
    static Outcome outcome(String word, String details) {
        JsonNode json = read(details);
        BigDecimal cost = text(json, "costUsd", BigDecimal::new);
        return switch (word) {
            case "picture" ->
                new Outcome.Picture(
                        text(json, "link", URI::create),
                        text(json, "linkExpires", Instant::parse),
                        text(json, "seed", BigInteger::new),
                        text(json, "prompt", Function.identity()),
                        cost,
                        text(json, "draftCache", URI::create),
                        json.path("flagged").asBoolean(),
                        texts(json, "further").stream().map(URI::create).toList());
            case "moderated" -> new Outcome.Moderated(json.path("content").asBoolean(), texts(json, "reasons"), cost);
            case "failed" -> new Outcome.Failed(text(json, "why", Function.identity()), cost);
            case "lost" -> new Outcome.Lost(text(json, "why", Function.identity()));
            case "cancelled" -> new Outcome.Cancelled(json.path("notCharged").asBoolean(), cost);
            default -> throw new IllegalStateException("flux_job.outcome: '" + word + "' is no outcome");
        };
    }

    static String headers(Map<String, String> headers) {
        ObjectNode json = MAPPER.createObjectNode();
        new TreeMap<>(headers).forEach(json::put);
        return json.toString();
    }

    static Map<String, String> headers(String json) {
        return MAPPER.convertValue(read(json), new TypeReference<Map<String, String>>() {});
    }

    private static void put(ObjectNode json, String name, Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    private static <T> T text(JsonNode json, String name, Function<String, T> type) {
        JsonNode value = json.get(name);
        return value == null ? null : type.apply(value.asText());
    }

    private static List<String> texts(JsonNode json, String name) {
        List<String> texts = new ArrayList<>();
        json.path(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
