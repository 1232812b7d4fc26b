package io.github.camelflux.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.example.RunningExample;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of the API is valid, and says what the application serves. */
class DescriptionTest {

    private static final List<HttpMethod> METHODS =
            List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    @TempDir
    static Path home;

    private static RunningExample example;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        example = RunningExample.in(home);
        api = Api.of(example);
    }

    @AfterAll
    static void stop() {
        example.close();
    }

    @Test
    void it_is_served_and_valid() {
        HttpResponse<byte[]> answer = api.get("/api/openapi.yaml");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Api.header(answer, "Content-Type")).startsWith("application/yaml");
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(new String(answer.body()));
        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getPaths()).hasSize(6);
    }

    @Test
    void its_paths_and_methods_are_those_that_are_served() {
        Map<String, Set<HttpMethod>> described = new LinkedHashMap<>();
        description().getPaths().forEach((path, item) -> described.put(path, new TreeSet<>(methods(item))));

        Map<String, Set<HttpMethod>> served = new LinkedHashMap<>();
        described.keySet().forEach(path -> served.put(path, new TreeSet<>(served(path))));

        assertThat(served).isEqualTo(described);
    }

    @Test
    void it_describes_every_route_below_api() {
        Set<String> routes = example.consumed("platform-http").stream()
                .map(uri -> uri.replaceFirst("^platform-http:/*", "/")
                        .replaceFirst("\\?.*$", "")
                        .replace("%7B", "{")
                        .replace("%7D", "}"))
                .filter(path -> path.startsWith("/api/"))
                .collect(Collectors.toSet());

        assertThat(description().getPaths().keySet()).isEqualTo(routes);
    }

    private static OpenAPI description() {
        return new OpenAPIV3Parser()
                .readContents(new String(api.get("/api/openapi.yaml").body()))
                .getOpenAPI();
    }

    private static Set<HttpMethod> methods(PathItem item) {
        return item.readOperationsMap().keySet();
    }

    private static List<HttpMethod> served(String path) {
        return METHODS.stream()
                .filter(method -> status(path.replace("{id}", "nobody"), method) != 405)
                .toList();
    }

    private static int status(String path, HttpMethod method) {
        return api.send(HttpRequest.newBuilder(api.url(path)).method(method.name(), BodyPublishers.noBody()))
                .statusCode();
    }
}
