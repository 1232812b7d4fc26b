package io.github.camelflux.component;

import io.github.camelflux.job.JobProgress;
import java.util.EventObject;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;

/**
 * A job at a provider goes on: its state, its progress or its place in line there is another than when it was asked last. Told to
 * Camel's event notifiers as an event of the type {@link CamelEvent.Type#Custom}. Providers say of it what they like; many say
 * nothing but that it runs.
 */
public final class FluxProgressEvent extends EventObject implements CamelEvent.CamelContextEvent {

    private static final long serialVersionUID = 1L;

    private final transient CamelContext context;
    private final transient JobProgress progress;
    private long timestamp;

    FluxProgressEvent(CamelContext context, JobProgress progress) {
        super(context);
        this.context = context;
        this.progress = progress;
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    @Override
    public CamelContext getContext() {
        return context;
    }

    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    /** The component's id of the job, as in the header {@link FluxConstants#JOB_ID}. */
    public String getJobId() {
        return progress.id().value();
    }

    /** Who runs it. */
    public String getProvider() {
        return progress.terms().provider();
    }

    /** The model that was asked for. */
    public String getModel() {
        return progress.terms().model();
    }

    /** The id of the route that bought it; empty outside of a route. */
    public String getRouteId() {
        return progress.terms().booking().route();
    }

    /** The provider's word for its state. */
    public String getStatus() {
        return progress.status();
    }

    /** Between 0 and 1, if the provider tells. */
    public Optional<Double> getProgress() {
        return Optional.ofNullable(progress.share());
    }

    /** How many jobs are ahead of it at the provider, if the provider tells. */
    public Optional<Integer> getQueuePosition() {
        return Optional.ofNullable(progress.queuePosition());
    }

    @Override
    public String toString() {
        String share = getProgress()
                .map(value -> ", " + Math.round(value * 100) + " %")
                .orElse("");
        String place = getQueuePosition().map(ahead -> ", " + ahead + " ahead").orElse("");
        return "Job " + getJobId() + " at " + getProvider() + ": " + getStatus() + share + place;
    }
}
