package io.github.camelflux.simulator.server;

import io.github.camelflux.simulator.fault.Faults;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.ProviderFace;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.xnio.Options;

/**
 * The HTTP listeners, one for each origin, which share their threads. They are bound first, since answers name their
 * addresses, and then opened.
 */
public final class Listeners implements AutoCloseable {

    private static final int IO_THREADS = 2;
    private static final int WORKER_THREADS = 16;
    /** Room for eight pictures of 20 MB in base64; BFL does not state a limit for the whole. */
    private static final long MAX_BODY = 256L * 1024 * 1024;
    /** After this long without an end, work such as a stuck upload is interrupted. */
    private static final int STOP_MILLIS = 2000;

    private static final HttpHandler NOT_OPEN_YET = exchange -> exchange.setStatusCode(503);

    private final Undertow undertow;
    private final Map<Origin, Door> doors = new LinkedHashMap<>();
    private final Map<Origin, URI> addresses = new EnumMap<>(Origin.class);

    private static final class Door implements HttpHandler {
        private volatile HttpHandler behind = NOT_OPEN_YET;

        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            behind.handleRequest(exchange);
        }
    }

    /**
     * Binds the listeners.
     *
     * @param host the address to bind, a name or a number
     * @param ports the port of each origin; a free one where none is named or it is 0
     * @throws RuntimeException if a port is taken
     */
    public Listeners(String host, Map<Origin, Integer> ports) {
        Undertow.Builder builder = Undertow.builder()
                .setIoThreads(IO_THREADS)
                .setWorkerThreads(WORKER_THREADS)
                .setWorkerOption(Options.THREAD_DAEMON, true)
                .setWorkerOption(Options.WORKER_NAME, "flux-simulator")
                .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, STOP_MILLIS)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_BODY);
        for (Origin origin : Origin.values()) {
            Door door = new Door();
            doors.put(origin, door);
            builder.addListener(new Undertow.ListenerBuilder()
                    .setType(Undertow.ListenerType.HTTP)
                    .setHost(host)
                    .setPort(ports.getOrDefault(origin, 0))
                    .setRootHandler(Handlers.httpContinueRead(door)));
        }
        undertow = builder.build();
        undertow.start();
        noteAddresses(host, List.copyOf(doors.keySet()));
    }

    private void noteAddresses(String host, List<Origin> inOrder) {
        List<Undertow.ListenerInfo> bound = undertow.getListenerInfo();
        for (int i = 0; i < inOrder.size(); i++) {
            InetSocketAddress address = (InetSocketAddress) bound.get(i).getAddress();
            String reachable = address.getAddress().isAnyLocalAddress() ? "127.0.0.1" : host;
            addresses.put(inOrder.get(i), URI.create("http://" + reachable + ":" + address.getPort()));
        }
    }

    /** Lets requests in; there is a face for every origin. */
    public void open(
            Function<Origin, ProviderFace> faces, ControlFace control, Faults faults, RequestLog log, Path directory) {
        BodyReader bodies = new BodyReader(directory);
        doors.forEach((origin, door) ->
                door.behind = new FrontDoor(origin, faces.apply(origin), control, faults, log, bodies));
    }

    /** Where an origin listens, without a slash at the end. */
    public URI address(Origin origin) {
        return addresses.get(origin);
    }

    /** Stops listening and closes every connection, also those that a fault left hanging. */
    @Override
    public void close() {
        undertow.stop();
    }
}
