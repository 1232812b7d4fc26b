package io.github.camelflux.simulator.wireflow;

import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.ProviderFace;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Wireflow's API: workflows that are executed by id with a key, or triggered by webhook id without one. Thread-safe. */
public final class WireflowFace implements ProviderFace {

    private static final Pattern EXECUTE = Pattern.compile("/api/v1/workflows/([^/]+)/execute");
    private static final Pattern POLL = Pattern.compile("/api/v1/workflows/executions/([^/]+)/poll");
    private static final Pattern TRIGGER = Pattern.compile("/api/v1/workflow/([^/]+)/trigger");
    private static final Pattern FILE = Pattern.compile("/files/([^/]+)/([^/]+)\\.png");

    private final WireflowDesk desk;

    /**
     * @param stage what all faces work with
     * @param settings what was decided about Wireflow
     */
    public WireflowFace(Backstage stage, WireflowSettings settings) {
        this.desk = WireflowDesk.of(stage, settings);
    }

    @Override
    public Operation understand(Call call) {
        Matcher poll = POLL.matcher(call.path());
        if (poll.matches()) {
            return call.method().equals("GET") ? new PollOperation(desk, call, poll.group(1)) : wrongMethod("GET");
        }
        Matcher execute = EXECUTE.matcher(call.path());
        if (execute.matches()) {
            return call.method().equals("POST")
                    ? new ExecuteOperation(desk, call, execute.group(1))
                    : wrongMethod("POST");
        }
        Matcher trigger = TRIGGER.matcher(call.path());
        if (trigger.matches()) {
            return switch (call.method()) {
                case "POST" -> new TriggerOperation(desk, call, trigger.group(1));
                case "OPTIONS" -> new Preflight();
                default -> wrongMethod("POST");
            };
        }
        Matcher file = FILE.matcher(call.path());
        if (file.matches() && call.method().equals("GET")) {
            return new FileOperation(desk, file.group(1), file.group(2));
        }
        return new Refused(desk, WireflowErrors.notFound("Path"));
    }

    private Operation wrongMethod(String allowed) {
        return new Refused(desk, WireflowErrors.wrongMethod(allowed));
    }
}
