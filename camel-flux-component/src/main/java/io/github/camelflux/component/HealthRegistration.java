package io.github.camelflux.component;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/** The health check of a running component among Camel's checks of producers, which an operator turns on and off together. */
final class HealthRegistration {

    /** Nothing is registered. */
    static final HealthRegistration NONE = new HealthRegistration(null, null);

    private final WritableHealthCheckRepository repository;
    private final FluxHealthCheck check;

    private HealthRegistration(WritableHealthCheckRepository repository, FluxHealthCheck check) {
        this.repository = repository;
        this.check = check;
    }

    /** Registers a check, where the context has health checks at all. */
    static HealthRegistration of(CamelContext context, Component component, FluxEngine engine) {
        WritableHealthCheckRepository repository =
                HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
        if (repository == null) {
            return NONE;
        }
        FluxHealthCheck check = new FluxHealthCheck(name(context, component), engine);
        check.setCamelContext(context);
        repository.addHealthCheck(check);
        return new HealthRegistration(repository, check);
    }

    void end() {
        if (repository != null) {
            repository.removeHealthCheck(check);
        }
    }

    /** The name under which the component is in the context. */
    private static String name(CamelContext context, Component component) {
        return context.getComponentNames().stream()
                .filter(name -> context.hasComponent(name) == component)
                .findFirst()
                .orElse("flux");
    }
}
