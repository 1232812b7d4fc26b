package io.github.camelflux.component;

import io.github.camelflux.job.JobFilter;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.RowState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** {@code flux:jobs}: the body becomes the list of jobs that the options want, newest first, each as a Map ready for JSON. */
final class JobsStep implements ExchangeStep {

    private final FluxEndpoint endpoint;

    JobsStep(FluxEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        FluxConfiguration options = endpoint.getConfiguration();
        FluxEngine engine = endpoint.component().engine();
        return StoreAnswer.then(
                engine.aggregator()
                        .overview()
                        .list(new JobFilter(
                                null, null, states(options.getState()), options.getGroup(), options.getLimit())),
                engine.threads().workers(),
                exchange,
                callback,
                rows -> {
                    exchange.getMessage()
                            .setBody(rows.stream()
                                    .map(row -> told(engine, row))
                                    .collect(Collectors.<Map<String, Object>>toList()));
                    return true;
                });
    }

    private static Map<String, Object> told(FluxEngine engine, JobRow row) {
        Map<String, Object> told = new Receipt(row).asMap(null);
        engine.aggregator().overview().progress(row).ifPresent(progress -> {
            told.put("status", progress.status());
            told.put("progress", progress.share());
            told.put("queuePosition", progress.queuePosition());
        });
        engine.aggregator().overview().outsideRegion(row).ifPresent(why -> told.put("outsideRegion", why));
        return told;
    }

    /** @throws IllegalArgumentException if there is no such state; the message lists those that there are */
    static Set<RowState> states(String option) {
        if (option == null) {
            return Set.of();
        }
        return Arrays.stream(RowState.values())
                .filter(state -> state.name().equalsIgnoreCase(option))
                .findFirst()
                .map(Set::of)
                .orElseThrow(() -> new IllegalArgumentException("state: '" + option + "' is none of "
                        + Arrays.stream(RowState.values())
                                .map(state -> state.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
