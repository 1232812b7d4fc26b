package io.github.camelflux.example.catalog;

import java.util.List;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Rows that the budget did not suffice for, as a catalogue that can be dropped once it does. */
@Component("rowsForLater")
public class RowsForLater {

    /** In the order of the catalogue that they came with; what they ask for is the same, so that no row is bought twice. */
    public List<Product> of(@ExchangeProperty("outcomes") List<RowOutcome> outcomes) {
        return outcomes.stream()
                .filter(RowOutcome::isOverBudget)
                .map(RowOutcome::row)
                .map(row -> new Product(row.sku(), row.name(), row.description(), row.size(), row.tier()))
                .toList();
    }
}
