package io.github.camelflux.simulator.server;

import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.fault.Faults;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.ProviderFace;
import io.github.camelflux.simulator.http.RecordedRequest;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.RequestBody;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives every request of one origin: reads it, records it, lets it meet its fault or its answer. Requests without a
 * body are answered on the thread that read them, the others on a worker.
 */
final class FrontDoor implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private final Origin origin;
    private final ProviderFace face;
    private final ControlFace control;
    private final Faults faults;
    private final RequestLog log;
    private final BodyReader bodies;

    FrontDoor(Origin origin, ProviderFace face, ControlFace control, Faults faults, RequestLog log, BodyReader bodies) {
        this.origin = origin;
        this.face = face;
        this.control = control;
        this.faults = faults;
        this.log = log;
        this.bodies = bodies;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        if (exchange.isRequestComplete()) {
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> receive(exchange, RequestBody.EMPTY));
        } else {
            exchange.dispatch(() -> readAndReceive(exchange));
        }
    }

    private void readAndReceive(HttpServerExchange exchange) {
        exchange.startBlocking();
        try {
            RequestBody body = bodies.read(exchange.getInputStream());
            body.file()
                    .ifPresent(file -> exchange.addExchangeCompleteListener((done, next) -> {
                        deleteQuietly(file);
                        next.proceed();
                    }));
            receive(exchange, body);
        } catch (IOException e) {
            LOG.debug("The client went away while sending", e);
            new Wire(exchange).close();
        }
    }

    private void receive(HttpServerExchange exchange, RequestBody body) {
        Wire wire = new Wire(exchange);
        try {
            Call call = Calls.of(exchange, origin, body);
            Optional<Reply> controlled = control.answer(call);
            if (controlled.isPresent()) {
                wire.send(controlled.get());
                return;
            }
            log.record(RecordedRequest.of(call));
            Operation operation = face.understand(call);
            log.count(origin.provider(), operation.endpoint());
            exchange.addExchangeCompleteListener((done, next) -> {
                operation.close();
                next.proceed();
            });
            answer(operation, wire);
        } catch (RuntimeException e) {
            wire.fail(e);
        }
    }

    private void answer(Operation operation, Wire wire) {
        LiveEncounter encounter = new LiveEncounter(operation, wire);
        Optional<Fault> fault = faults.next(origin.provider(), operation.endpoint(), operation.subject());
        if (fault.isPresent()) {
            LOG.debug("{} meets {}", operation.endpoint(), fault.get());
            fault.get().meet(encounter);
        } else {
            encounter.proceed().thenAccept(encounter::send);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("Cannot remove {}; it goes when the simulator closes", file, e);
        }
    }
}
