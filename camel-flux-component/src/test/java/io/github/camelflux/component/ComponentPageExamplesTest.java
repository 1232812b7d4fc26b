package io.github.camelflux.component;

import io.github.camelflux.FreePort;
import io.github.camelflux.component.ComponentPage.Example;
import io.github.camelflux.simulator.FluxSimulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every route of the component's page as it stands there, in each language, against the simulator. The one thing that is
 * changed: folders that are relative there are below a temporary directory here. What draws with the input is in {@link
 * ComponentPageDrawingsTest}.
 */
class ComponentPageExamplesTest extends SimulatedRoutes {

    @TempDir
    Path folder;

    @TempDir
    Path classes;

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().withdrawnModels(true);
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.setStorePollInterval(Duration.ofMillis(100));
        // Enough for one picture and not for two.
        flux.setBudgets(Map.of("shop", "0.05/day"));
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getCamelContextExtension().registerEndpointCallback(ComponentPageExamplesTest::lookOften);
        int port = FreePort.choose();
        context.getPropertiesComponent().addInitialProperty("hooks.port", Integer.toString(port));
        context.getPropertiesComponent().addInitialProperty("hooks.url", "http://127.0.0.1:" + port + "/hooks/flux");
        return context;
    }

    /** Not only each half second, as the page's routes do: there are many of them. */
    private static Endpoint lookOften(String uri, Endpoint endpoint) {
        if (endpoint instanceof FileEndpoint files) {
            files.setInitialDelay(0);
            files.setDelay(50);
        }
        return endpoint;
    }

    static Stream<Example> routes() {
        return ComponentPage.read().examples().stream()
                .filter(Example::isRoute)
                .filter(example -> !PageScenes.DRAWN.contains(example.name()));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_route_of_the_page_does_what_the_page_says(Example example) throws Exception {
        load(example);

        PageScenes.ALL.get(example.name()).accept(new PageStage(template, simulator, folder));
    }

    private void load(Example example) throws Exception {
        String text = below(folder, example.text());
        if (example.language().equals("java")) {
            context.addRoutes(JavaRoutes.compile(text, classes));
            return;
        }
        byte[] routes = text.getBytes(StandardCharsets.UTF_8);
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromBytes("page." + example.language(), routes));
    }

    private static String below(Path folder, String text) {
        return text.replaceAll("\\bfile:(?=[a-z]+\\b)(?!(only)?name)", "file:" + folder + "/");
    }
}
