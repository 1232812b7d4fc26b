package io.github.camelflux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark at a tenth of its size: its results are looked at, its times are not. */
class StartTest {

    @Test
    void a_start_of_the_component_makes_no_http_client() throws Exception {
        List<Start.Row> rows = Start.measure(6);

        assertThat(rows).extracting(Start.Row::step).containsExactly("direct:out", "flux:generate", "http:localhost");
        assertThat(rows).allSatisfy(row -> assertThat(row.httpClients()).isZero());
    }
}
