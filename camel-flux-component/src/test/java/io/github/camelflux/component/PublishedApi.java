package io.github.camelflux.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.camelflux.simulator.http.RecordedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * BFL's OpenAPI document, read without the simulator's code: a request is held against it to the letter, and may have no member that
 * is not in it, since most models overlook those.
 */
final class PublishedApi {

    private static final String BODY = "/post/requestBody/content/application~1json/schema";

    private final JsonNode document;

    PublishedApi() {
        try (InputStream in =
                PublishedApi.class.getResourceAsStream("/io/github/camelflux/simulator/bfl/bfl-openapi.yaml")) {
            document = new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paths that something is posted to, without {@code /v1/}. */
    Stream<String> posts() {
        return document.path("paths").properties().stream()
                .filter(path -> path.getValue().has("post"))
                .map(path -> path.getKey().substring("/v1/".length()));
    }

    /** What is wrong with a request; nothing if it is as the document wants it. */
    Set<String> faults(RecordedRequest request) throws IOException {
        Set<String> faults = new TreeSet<>();
        JsonNode schema = document.path("paths").path(request.path()).at(BODY);
        if (request.bodyCut() || schema.isMissingNode()) {
            faults.add(request.path() + " cannot be checked");
            return faults;
        }
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.get("components"));
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(request.bodyText(), InputFormat.JSON)
                .forEach(message -> faults.add(message.getMessage()));
        Set<String> known = members(schema);
        names(new JsonMapper().readTree(request.bodyText())).stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add(name + " is not in the document"));
        return faults;
    }

    private Set<String> members(JsonNode schema) {
        if (schema.has("$ref")) {
            return members(document.at(schema.get("$ref").asText().substring(1)));
        }
        Set<String> members = names(schema.path("properties"));
        schema.path("allOf").forEach(part -> members.addAll(members(part)));
        schema.path("oneOf").forEach(part -> members.addAll(members(part)));
        return members;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
