package io.github.camelflux.example.embedded;

import java.util.Map;

/** A server that this application runs itself, because its configuration names no other. */
interface EmbeddedServer extends AutoCloseable {

    /** The configuration that leads to this server: what a user would write to reach one of their own. */
    Map<String, Object> properties();

    @Override
    void close();
}
