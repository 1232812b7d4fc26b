package io.github.camelflux.example.queue;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * A fault between the acceptance of a job and the acknowledgement of its message, as often as a test asks for it. Part of an
 * application only if {@code spring.main.sources} names it.
 */
public final class FailsAfterAcceptance implements InterceptStrategy {

    private static final AtomicInteger LEFT = new AtomicInteger();

    static void times(int times) {
        LEFT.set(times);
    }

    static int left() {
        return Math.max(0, LEFT.get());
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode step, Processor target, Processor nextTarget) {
        boolean buys = step instanceof ToDefinition to && to.getEndpointUri().startsWith("flux:generate");
        return buys ? new Failing(AsyncProcessorConverterHelper.convert(target)) : target;
    }

    private static final class Failing extends DelegateAsyncProcessor {

        Failing(AsyncProcessor buying) {
            super(buying);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            return super.process(exchange, done -> {
                if (!exchange.isFailed() && LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    exchange.setException(new IllegalStateException("A fault after the acceptance"));
                }
                callback.done(done);
            });
        }
    }
}
