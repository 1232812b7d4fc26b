package io.github.camelflux.example.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the servers that the configuration does not name, and writes their addresses into it. This comes before any bean and any
 * route, which therefore see configuration only and cannot tell an embedded server from a real one. The servers are stopped last.
 */
public final class EmbeddedServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<Function<Environment, Optional<EmbeddedServer>>> STARTERS = List.of(
            DataFolder::of,
            HttpPorts::of,
            EmbeddedS3::unlessConfigured,
            EmbeddedFtp::unlessConfigured,
            EmbeddedSftp::unlessConfigured,
            EmbeddedArtemis::unlessConfigured,
            EmbeddedPostgreSql::ifWanted,
            EmbeddedSimulator::unlessConfigured);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Deque<EmbeddedServer> started = new ArrayDeque<>();
        try {
            for (Function<Environment, Optional<EmbeddedServer>> starter : STARTERS) {
                starter.apply(environment).ifPresent(server -> {
                    started.push(server);
                    environment
                            .getPropertySources()
                            .addFirst(new MapPropertySource(server.getClass().getSimpleName(), server.properties()));
                });
            }
        } catch (RuntimeException failure) {
            started.forEach(EmbeddedServer::close);
            throw failure;
        }
        // Not beans: they would be closed only once they had been created, and a start that fails before that would
        // leave them running.
        var beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
        started.descendingIterator()
                .forEachRemaining(
                        server -> beans.registerDisposableBean(server.getClass().getName(), server::close));
    }
}
