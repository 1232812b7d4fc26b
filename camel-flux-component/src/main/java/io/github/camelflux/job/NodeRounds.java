package io.github.camelflux.job;

import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node does again and again: renew its lease, take over from the dead, look at rows that others act for, share permits,
 * clean up.
 */
final class NodeRounds {

    private static final Logger LOG = LoggerFactory.getLogger(NodeRounds.class);

    private final JobPorts ports;
    private final JobSettings settings;
    private final NodeLease lease;
    private final PermitShares shares;
    private final UnclaimedResults unclaimed;
    private final JobAggregator aggregator;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean over;

    NodeRounds(
            JobPorts ports,
            JobSettings settings,
            NodeLease lease,
            PermitShares shares,
            UnclaimedResults unclaimed,
            JobAggregator aggregator) {
        this.ports = ports;
        this.settings = settings;
        this.lease = lease;
        this.shares = shares;
        this.unclaimed = unclaimed;
        this.aggregator = aggregator;
    }

    void begin() {
        every(settings.renewal(), this::renew);
        every(settings.storePollInterval(), this::look);
        adopt();
    }

    void end() {
        over = true;
    }

    private void every(Duration interval, Runnable round) {
        ports.timer().after(interval, () -> {
            if (!over) {
                round.run();
                every(interval, round);
            }
        });
    }

    private void renew() {
        lease.renew().whenComplete((renewed, failure) -> {
            if (failure != null) {
                LOG.warn("The lease of node {} could not be renewed: {}", settings.node(), failure.getMessage());
                return;
            }
            if (renewed == JobStore.Lease.LOST) {
                aggregator.leaseLost();
            }
            if (lease.tellsLivingFromDead()) {
                adopt();
            }
            ports.store().expire();
            unclaimed.look();
        });
    }

    private void adopt() {
        shares.takeOver(() -> ports.store()
                .adopt(settings.node(), settings.orphanGrace())
                .thenApply(adoptions -> {
                    if (!over) {
                        adoptions.forEach(aggregator::adopt);
                    }
                    return !adoptions.isEmpty();
                }));
    }

    private void look() {
        aggregator.results().poke();
        shares.round();
        List<JobGroup> groups = aggregator.watched();
        // A store that is slow is not asked again before it has answered.
        if (groups.isEmpty() || !looking.compareAndSet(false, true)) {
            return;
        }
        List<JobId> ids =
                groups.stream().map(group -> group.watchedId).distinct().toList();
        ports.store().find(ids).whenComplete((rows, failure) -> {
            looking.set(false);
            if (failure == null) {
                Map<JobId, JobRow> byId = rows.stream().collect(Collectors.toMap(JobRow::id, Function.identity()));
                groups.forEach(group -> tell(group, byId.get(group.watchedId)));
            }
        });
    }

    private void tell(JobGroup group, JobRow row) {
        group.on(row == null ? new JobEvent.RowGone() : new JobEvent.RowSeen(row, aggregator.owns(row)));
    }
}
