package io.github.camelflux.component;

import io.github.camelflux.job.JobFilter;
import io.github.camelflux.job.ProviderLine;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.provider.CreditAnswer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether pictures can be bought: each API key is accepted, and the job store answers. Keys whose last job has an unknown outcome
 * are counted; they block only their own messages, so they do not make the component unready. Results that no route takes are
 * counted too. A readiness check; waits a moment at most.
 */
final class FluxHealthCheck extends AbstractHealthCheck {

    private static final long PATIENCE_MILLIS = 2_000;
    private static final String NOT_ANSWERED = "NOT_ANSWERED";
    private static final int MOST_BLOCKED = 1_000;

    private final FluxEngine engine;

    FluxHealthCheck(String name, FluxEngine engine) {
        super("producers", "producer:" + name);
        this.engine = engine;
    }

    /** A refused key or a store that is down is not mended by a restart. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        for (ProviderLine line : engine.lines().all()) {
            key(builder, line);
        }
        int waiting = engine.aggregator().overview().factsWaiting();
        builder.detail("store.factsWaiting", waiting);
        builder.detail("outsideRegion", engine.aggregator().overview().stranded());
        try {
            List<JobRow> blocked = soon(engine.aggregator()
                    .overview()
                    .list(new JobFilter(null, null, Set.of(RowState.UNKNOWN), null, MOST_BLOCKED)));
            builder.detail("blockedKeys", blocked.size());
            builder.detail("unclaimedResults", engine.aggregator().overview().unclaimedCount());
        } catch (ExecutionException | TimeoutException e) {
            builder.message("The job store does not answer")
                    .detail("store", "down")
                    .down();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void key(HealthCheckResultBuilder builder, ProviderLine line) {
        String name = line.provider().name() + "." + line.account().alias();
        line.credit().restsUntil().ifPresent(until -> builder.detail(name + ".restsUntil", until.toString()));
        try {
            CreditAnswer answer = soon(engine.credits().recent(line));
            if (answer instanceof CreditAnswer.Left left) {
                builder.detail(name, "ACCEPTED").detail(name + ".credits", left.credits());
            } else if (answer instanceof CreditAnswer.Refused refused) {
                builder.detail(name, "REFUSED")
                        .message(line.provider().name() + " refuses the API key: " + refused.why())
                        .down();
            } else if (answer instanceof CreditAnswer.NotOffered) {
                builder.detail(name, "NOT_ASKED");
            } else {
                builder.detail(name, NOT_ANSWERED);
            }
            if (engine.credits().isLow(line)) {
                builder.detail(name + ".low", true);
            }
        } catch (ExecutionException | TimeoutException e) {
            builder.detail(name, NOT_ANSWERED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T soon(CompletionStage<T> stage)
            throws InterruptedException, ExecutionException, TimeoutException {
        return stage.toCompletableFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
