package io.github.camelflux.component;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** What one operation does with an exchange. Safe for use by several threads. */
@FunctionalInterface
interface ExchangeStep {

    /**
     * Begins, and says whether it is done with the exchange already.
     *
     * @param callback told when it is done, but not if this throws
     * @return true if it was done when this returned
     * @throws Exception why the exchange fails
     */
    boolean process(Exchange exchange, AsyncCallback callback) throws Exception;
}
