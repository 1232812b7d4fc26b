package io.github.camelflux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private record Row(String loop, Double useOfPermits, int refused) {}

    private static final Report REPORT = new Report(
            "saturation",
            Map.of("saturation.jobs", 480),
            Map.of("use", List.of(new Row("component", 0.9712, 0), new Row("by hand", null, 3))));

    @Test
    void people_get_a_table_whose_columns_are_the_components_of_its_rows() {
        assertThat(Arrays.asList(REPORT.text().split("\n")))
                .contains(
                        "| loop | use of permits | refused |",
                        "| --- | --- | --- |",
                        "| component | 0.971 | 0 |",
                        "| by hand |  | 3 |");
    }

    @Test
    void programs_get_what_was_measured_with_the_sizes() throws Exception {
        JsonNode json = new ObjectMapper().readTree(REPORT.json());

        assertThat(json.at("/benchmark").textValue()).isEqualTo("saturation");
        assertThat(json.at("/settings/saturation.jobs").intValue()).isEqualTo(480);
        assertThat(json.at("/tables/use/0/useOfPermits").doubleValue()).isEqualTo(0.9712);
        assertThat(json.at("/tables/use/1/useOfPermits").isNull()).isTrue();
    }
}
