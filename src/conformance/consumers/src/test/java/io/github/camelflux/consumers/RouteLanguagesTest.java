package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

/** What the page has in Java and XML are the routes that it has in YAML, which the other tests run. */
class RouteLanguagesTest {

    private static final Path JAVA = Path.of(
            System.getProperty("basedir", "."), "src/test/java/io/github/camelflux/consumers/RoutesInJava.java");
    private static final Pattern QUERY = Pattern.compile("(?<=uri=\"[^\"?]{1,100}\\?)[^\"]+");

    private final ConsumersPage page = ConsumersPage.read();

    @Test
    void the_routes_in_xml_are_those_in_yaml() throws Exception {
        assertThat(loaded("routes.xml", page.xml()))
                .containsExactlyInAnyOrderEntriesOf(loaded("routes.yaml", page.yaml()));
    }

    @Test
    void the_routes_in_java_are_those_in_yaml() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RoutesInJava());
            assertThat(routes(context)).containsExactlyInAnyOrderEntriesOf(loaded("routes.yaml", page.yaml()));
        }
    }

    @Test
    void the_page_has_the_java_that_is_compared() throws Exception {
        assertThat(dense(Files.readString(JAVA))).contains(dense(page.java()));
    }

    private static Map<String, String> loaded(String name, String text) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromBytes(name, text.getBytes(StandardCharsets.UTF_8)));
            return routes(context);
        }
    }

    /** By id, in the form that Camel writes; of options the order does not matter. */
    private static Map<String, String> routes(DefaultCamelContext context) throws Exception {
        Map<String, String> routes = new TreeMap<>();
        for (RouteDefinition route : context.getRouteDefinitions()) {
            String xml = PluginHelper.getModelToXMLDumper(context)
                    .dumpModelAsXml(context, route)
                    // What counts without it too is set by Camel's Java only.
                    .replace(" regex=\"false\"", "");
            routes.put(route.getRouteId(), QUERY.matcher(xml).replaceAll(RouteLanguagesTest::sorted));
        }
        return routes;
    }

    private static String sorted(MatchResult query) {
        return Arrays.stream(query.group().split("&amp;"))
                .sorted()
                .collect(Collectors.joining("&amp;"))
                .replace("$", "\\$");
    }

    private static String dense(String text) {
        return text.replaceAll("\\s", "").replace("\"+\"", "");
    }
}
