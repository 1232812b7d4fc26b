package io.github.camelflux.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TablesTest {

    @ParameterizedTest
    @EnumSource(Product.class)
    void the_statements_are_shown_in_the_documentation_as_they_are(Product product) throws IOException {
        String documentation = Files.readString(Path.of("..", "docs", "job-store.md"));
        try (InputStream script = Tables.class.getResourceAsStream(product.tables())) {
            assertThat(documentation)
                    .contains("```sql\n" + new String(script.readAllBytes(), StandardCharsets.UTF_8) + "```");
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void each_statement_may_be_run_again(Product product) {
        assertThat(Tables.statements(product))
                .hasSizeGreaterThan(6)
                .allMatch(statement -> statement.contains("IF NOT EXISTS")
                        || statement.startsWith("ALTER TABLE flux_result_chunk ALTER COLUMN bytes SET STORAGE"));
    }
}
