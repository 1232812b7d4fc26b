package io.github.camelflux.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelflux.simulator.engine.JobEngine;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.fault.Faults;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.server.ControlFace;
import io.github.camelflux.simulator.server.RequestLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The simulator's own JSON endpoint at the API origin, below {@value #PREFIX}: faults, bill, jobs, clock and requests
 * for whoever cannot call Java. It takes no key and is not recorded. Thread-safe.
 */
public final class ControlDesk implements ControlFace {

    static final String PREFIX = "/_simulator/";

    private static final JsonMapper JSON = ControlJson.mapper();

    private final JobEngine engine;
    private final Faults faults;
    private final SimulatorClock clock;
    private final RequestLog log;
    private final Function<Origin, URI> addresses;

    /** A desk for one simulator. */
    public ControlDesk(
            JobEngine engine, Faults faults, SimulatorClock clock, RequestLog log, Function<Origin, URI> addresses) {
        this.engine = engine;
        this.faults = faults;
        this.clock = clock;
        this.log = log;
        this.addresses = addresses;
    }

    @Override
    public Optional<Reply> answer(Call call) {
        if (call.origin() != Origin.API || !call.path().startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(reply(call));
        } catch (JsonProcessingException e) {
            return Optional.of(error(400, e.getOriginalMessage()));
        } catch (IllegalArgumentException e) {
            return Optional.of(error(400, e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a control request", e);
        }
    }

    private Reply reply(Call call) throws IOException {
        return switch (call.method() + " " + call.path().substring(PREFIX.length())) {
            case "POST faults" -> addFaults(call);
            case "GET faults" -> json(waiting());
            case "DELETE faults" -> {
                faults.clear();
                yield json(waiting());
            }
            case "GET addresses" -> json(addresses());
            case "GET bill" -> json(BillView.of(engine.bill()));
            case "GET jobs" -> json(engine.jobs());
            case "GET load" -> json(load());
            case "GET clock" -> json(time());
            case "POST clock" -> advance(call);
            case "GET requests" ->
                json(log.latest().stream().map(RequestView::of).toList());
            case "DELETE requests" -> {
                log.clear();
                yield json(List.of());
            }
            default -> error(404, "Nothing here; see the simulator's README for what there is");
        };
    }

    private Reply addFaults(Call call) throws IOException {
        JsonNode orders = read(call);
        if (orders.isArray()) {
            for (JsonNode order : orders) {
                JSON.treeToValue(order, FaultOrder.class).addTo(faults);
            }
        } else {
            JSON.treeToValue(orders, FaultOrder.class).addTo(faults);
        }
        return json(waiting());
    }

    private Map<String, Object> waiting() {
        return Map.of("pending", faults.pending(), "faults", faults.waiting());
    }

    private Reply advance(Call call) throws IOException {
        JsonNode step = read(call).path("advance");
        if (!step.isTextual()) {
            throw new IllegalArgumentException("Expected {\"advance\": \"PT10M\"}");
        }
        clock.advance(JSON.treeToValue(step, Duration.class));
        return json(time());
    }

    private Map<String, Object> load() {
        return Map.of("active", engine.activeJobs(), "mostActive", engine.maxActiveJobs(), "refused", engine.refused());
    }

    /** Where each provider takes submissions. */
    private Map<String, String> addresses() {
        Map<String, String> byProvider = new LinkedHashMap<>();
        Origin.providers()
                .forEach(provider -> byProvider.put(
                        provider, addresses.apply(Origin.of(provider)).toString()));
        return byProvider;
    }

    private Map<String, Object> time() {
        return Map.of("now", clock.instant());
    }

    private static JsonNode read(Call call) throws IOException {
        try (InputStream body = call.body().open()) {
            return JSON.readTree(body);
        }
    }

    private static Reply json(Object body) throws JsonProcessingException {
        return Reply.json(200, JSON.writeValueAsBytes(body));
    }

    private static Reply error(int status, String why) {
        return Reply.json(status, JSON.createObjectNode().put("error", why).toString());
    }
}
