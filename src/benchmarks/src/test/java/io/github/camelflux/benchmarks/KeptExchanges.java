package io.github.camelflux.benchmarks;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** A step that keeps its exchanges until they are let go, and does nothing else: what waiting costs in Camel itself. */
final class KeptExchanges extends AsyncProcessorSupport {

    private final Queue<AsyncCallback> kept = new ConcurrentLinkedQueue<>();

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        kept.add(callback);
        return false;
    }

    int count() {
        return kept.size();
    }

    void letGo() {
        for (AsyncCallback callback = kept.poll(); callback != null; callback = kept.poll()) {
            callback.done(false);
        }
    }
}
