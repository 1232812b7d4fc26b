package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pages that show single steps in YAML: each starts as it stands there, with its options. What the operations do is tested where
 * their whole routes are ({@link ComponentPageExamplesTest}).
 */
class GuideStepsTest extends SimulatedRoutes {

    @ParameterizedTest
    @CsvSource({"operations.md,12", "sizes-fields-and-tiers.md,2", "models.md,1", "performance.md,1"})
    void every_step_of_a_page_starts(String name, int number) throws Exception {
        List<String> steps = GuidePage.of(name).examples("yaml").stream()
                .filter(example -> example.startsWith("- to:") || example.startsWith("- set"))
                .toList();
        assertThat(steps).hasSize(number);

        for (int i = 0; i < number; i++) {
            GuidePage.load(context, "step-" + i + ".yaml", route("step-" + i, steps.get(i)));

            assertThat(context.getRouteController().getRouteStatus("step-" + i))
                    .as(steps.get(i))
                    .isEqualTo(ServiceStatus.Started);
        }
    }

    private static String route(String id, String steps) {
        return "- route:\n    id: " + id + "\n    from:\n      uri: direct:" + id + "\n      steps:\n"
                + steps.indent(8);
    }
}
