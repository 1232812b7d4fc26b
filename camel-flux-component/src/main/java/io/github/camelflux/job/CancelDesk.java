package io.github.camelflux.job;

import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.provider.CancelAnswer;
import io.github.camelflux.provider.HttpCall;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks providers to cancel jobs that they have accepted. Whether it came in time the job's state says, which is asked for next. */
final class CancelDesk {

    private final JobPorts ports;
    private final JobAggregator aggregator;

    CancelDesk(JobPorts ports, JobAggregator aggregator) {
        this.ports = ports;
        this.aggregator = aggregator;
    }

    CompletionStage<CancelAnswer> cancel(JobRow row, Duration limit) {
        Optional<ProviderLine> found = ports.lines().find(row.terms());
        if (found.isEmpty() || row.remote() == null) {
            return CompletableFuture.completedStage(new CancelAnswer.Refused(
                    "this node has no account " + row.terms().account()));
        }
        ProviderLine line = found.get();
        Optional<HttpCall> wish = line.provider().cancel(row.remote(), line.account());
        if (wish.isEmpty()) {
            return CompletableFuture.completedStage(new CancelAnswer.Refused(
                    row.terms().provider() + " has no cancel: the job goes on, and its result is kept"));
        }
        return line.exchanger().exchange(wish.get(), limit).thenApply(ended -> {
            CancelAnswer answer = meaning(line, ended);
            JobGroup group = aggregator.alive(row);
            if (group != null) {
                group.on(new JobEvent.PollDue());
            }
            return answer;
        });
    }

    private static CancelAnswer meaning(ProviderLine line, Exchanger.Exchanged ended) {
        if (ended instanceof Exchanger.Exchanged.Answered answered) {
            line.key().rate().told(answered.answer());
            return line.provider().cancelled(answered.answer());
        }
        return new CancelAnswer.NotAnswered(((Exchanger.Exchanged.Unanswered) ended).why());
    }
}
