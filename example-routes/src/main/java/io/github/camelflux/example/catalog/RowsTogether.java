package io.github.camelflux.example.catalog;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.springframework.stereotype.Component;

/**
 * Gathers the outcomes of all rows in a list, in the order of the catalogue. Camel's own strategies go on with the exchange of the
 * first row: had that one failed, the whole batch would count as handled and end there.
 */
@Component("rowsTogether")
public class RowsTogether implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange gathered, Exchange row) {
        Exchange batch = gathered == null ? empty(row) : gathered;
        @SuppressWarnings("unchecked")
        List<RowOutcome> outcomes = batch.getMessage().getBody(List.class);
        outcomes.add(row.getMessage().getBody(RowOutcome.class));
        return batch;
    }

    private static Exchange empty(Exchange row) {
        Exchange batch = new DefaultExchange(row.getContext());
        batch.getMessage().setBody(new ArrayList<RowOutcome>());
        return batch;
    }
}
