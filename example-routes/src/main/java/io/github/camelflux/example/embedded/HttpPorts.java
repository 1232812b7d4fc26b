package io.github.camelflux.example.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** The ports that the application itself answers HTTP at: those configured, or free ones. Here only so that they are settled first. */
record HttpPorts(int web, int netty) implements EmbeddedServer {

    static Optional<EmbeddedServer> of(Environment environment) {
        int web = environment.getRequiredProperty("server.port", Integer.class);
        int netty = environment.getRequiredProperty("example.netty-http.port", Integer.class);
        return Optional.of(new HttpPorts(
                LoopbackPort.preferring(web, "the HTTP server"),
                LoopbackPort.numbered(netty, "the HTTP server that waits without threads")));
    }

    @Override
    public Map<String, Object> properties() {
        Map<String, Object> ports = new HashMap<>();
        ports.put("server.port", web);
        ports.put("example.netty-http.port", netty);
        return ports;
    }

    @Override
    public void close() {
        // The servers at these ports belong to Boot and to Camel.
    }
}
