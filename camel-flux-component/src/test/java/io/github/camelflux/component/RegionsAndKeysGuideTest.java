package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.http.Endpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of docs/regions-and-keys.md, in each language, as they stand there. */
class RegionsAndKeysGuideTest extends SimulatedRoutes {

    private static final int REGION = 0;
    private static final int KEYS = 1;
    private static final int CREDITS = 2;

    private final GuidePage page = GuidePage.of("regions-and-keys.md");

    @TempDir
    Path directory;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        Properties properties = new PromptFolder(directory).properties();
        properties.setProperty("bfl.keys", "first,second,third");
        context.getPropertiesComponent().setInitialProperties(properties);
        return context;
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void a_picture_is_bought_within_a_region(String language) throws Exception {
        load(language, REGION);

        assertThat(picture()).exists();

        assertThat(simulator.bill().byKey()).containsOnlyKeys("test-key");
        assertThat(EngineView.of(flux().engine()).accounts())
                .extracting(line -> line.account().alias())
                .singleElement()
                .asString()
                .endsWith("-eu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void a_picture_is_bought_under_one_of_several_keys(String language) throws Exception {
        load(language, KEYS);

        assertThat(picture()).exists();

        assertThat(simulator.bill().byKey()).hasSize(1);
        assertThat(simulator.bill().byKey().keySet()).isSubsetOf("first", "second", "third");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void what_is_left_is_asked(String language) throws Exception {
        load(language, CREDITS);

        await().until(() -> simulator.requestCount(Endpoint.CREDITS) == 1);
    }

    private void load(String language, int number) throws Exception {
        page.load(context, getClass(), language, number, number, routes(number));
    }

    private static RouteBuilder routes(int number) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                if (number == REGION) {
                    from("file:{{prompts}}").to("flux:generate?region=eu").to("file:{{pictures}}");
                } else if (number == KEYS) {
                    from("file:{{prompts}}")
                            .to("flux:generate?apiKey={{bfl.keys}}")
                            .to("file:{{pictures}}");
                } else {
                    from("timer:credits?period=1h").to("flux:credits").log("${header.CamelFluxCredits} credits left");
                }
            }
        };
    }

    /** What became of a prompt that is dropped before the route. */
    private Path picture() throws IOException {
        PromptFolder folder = new PromptFolder(directory);
        folder.drop(".camel");
        return folder.pictures().resolve("fox.jpg");
    }
}
