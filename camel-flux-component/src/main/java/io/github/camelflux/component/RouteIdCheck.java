package io.github.camelflux.component;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointAware;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the ids of routes where jobs outlive the process: keys and results groups are made of them, and an id that Camel
 * generates may belong to another route after the next deployment.
 */
final class RouteIdCheck extends LifecycleStrategySupport {

    private static final Logger LOG = LoggerFactory.getLogger(RouteIdCheck.class);

    private final FluxComponent component;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    RouteIdCheck(FluxComponent component) {
        this.component = component;
    }

    /** @throws IllegalArgumentException if a route with a generated id buys by it; then it does not start */
    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        if (component.isDurable()) {
            routes.stream().filter(route -> !route.isCustomId()).forEach(this::check);
        }
    }

    /** The route that a message came from is known only now. */
    void check(Exchange exchange, FluxConfiguration options) {
        String id = exchange.getFromRouteId();
        if (id == null || !component.isDurable() || !byMessage(options)) {
            return;
        }
        CamelContext context = exchange.getContext();
        Route route = context.getRoute(id);
        if (route != null && !route.isCustomId() && warned.add(id)) {
            LOG.warn(
                    "Messages come from route {}, whose id is generated: after the next deployment the same message may"
                            + " have another key, and buy again. Give that route an id",
                    id);
        }
    }

    private void check(Route route) {
        for (Service service : route.getServices()) {
            for (Service child : ServiceHelper.getChildServices(service)) {
                if (child instanceof EndpointAware aware && aware.getEndpoint() instanceof FluxEndpoint endpoint) {
                    check(route, endpoint);
                }
            }
        }
    }

    private void check(Route route, FluxEndpoint endpoint) {
        FluxConfiguration options = endpoint.getConfiguration();
        boolean buys = endpoint.component() == component
                && endpoint.getOperation().buys().isPresent();
        if (buys && (byMessage(options) || options.getResultsGroup() == null)) {
            throw new IllegalArgumentException("Route " + route.getId() + " (" + route.getEndpoint()
                    + ") has a generated id. With jobStore=jdbc give it one: the keys of its messages (idempotencyKey="
                    + options.getIdempotencyKey() + ") and its results group are made of it, and a generated id may"
                    + " belong to another route after the next deployment");
        }
    }

    private static boolean byMessage(FluxConfiguration options) {
        return "message".equals(options.getIdempotencyKey());
    }
}
