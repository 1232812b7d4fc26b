package io.github.camelflux.component;

import io.github.camelflux.job.JobProgress;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.EventNotifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Camel's event notifiers how jobs go on, on a worker, if there are any. Safe for use by several threads. */
final class ProgressNotice implements Consumer<JobProgress> {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressNotice.class);

    private final CamelContext context;
    private final Executor workers;

    ProgressNotice(CamelContext context, Executor workers) {
        this.context = context;
        this.workers = workers;
    }

    @Override
    public void accept(JobProgress progress) {
        if (context.getManagementStrategy().getEventNotifiers().isEmpty()) {
            return;
        }
        try {
            workers.execute(() -> tell(new FluxProgressEvent(context, progress)));
        } catch (RejectedExecutionException e) {
            // The component stops; its end is told by Camel itself.
        }
    }

    private void tell(FluxProgressEvent event) {
        for (EventNotifier notifier : context.getManagementStrategy().getEventNotifiers()) {
            try {
                if (!notifier.isDisabled() && notifier.isEnabled(event)) {
                    notifier.notify(event);
                }
            } catch (Exception e) {
                LOG.warn("An event notifier failed with {}", event, e);
            }
        }
    }
}
