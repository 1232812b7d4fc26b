package io.github.camelflux.simulator.wireflow;

import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobState;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /api/v1/workflows/executions/<id>/poll}. Published are {@code status} and its two last values; the rest of
 * the answer, and {@code PENDING} and {@code RUNNING}, are guesses.
 */
final class PollOperation extends Keyed {

    private final String id;
    private final Optional<Job> job;

    PollOperation(WireflowDesk desk, Call call, String id) {
        super(desk, call, Scope.EXECUTIONS_READ);
        this.id = id;
        this.job =
                desk.stage().engine().find(id).filter(known -> desk.executions().containsKey(id));
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.POLL;
    }

    @Override
    public Subject subject() {
        return job.map(known ->
                        new Subject(known.request().model(), known.request().prompt(), id))
                .orElse(new Subject("", "", id));
    }

    @Override
    Reply allowed(PlanLimits.Standing standing) {
        JobState state = job.map(known -> known.stateAt(desk().now())).orElse(JobState.LOST);
        return desk().marked(
                        state == JobState.LOST ? WireflowErrors.notFound("Execution") : Json.reply(200, view(state)),
                        standing);
    }

    private Map<String, Object> view(JobState state) {
        Execution execution = desk().executions().get(id);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("executionId", id);
        view.put("workflowId", execution.workflow().id());
        String status = status(state);
        view.put("status", status);
        view.put("error", error(state));
        if (state == JobState.READY) {
            if (desk().settings().outputs() == NodeOutputs.LIST) {
                view.put("nodes", list(execution));
            } else {
                view.put("outputs", byNode(execution));
            }
        }
        return view;
    }

    private static String status(JobState state) {
        return switch (state) {
            case PENDING -> "PENDING";
            case REASONING, GENERATING -> "RUNNING";
            case READY -> "COMPLETED";
            default -> "FAILED";
        };
    }

    private static String error(JobState state) {
        return switch (state) {
            case REQUEST_MODERATED -> "The prompt was moderated";
            case CONTENT_MODERATED -> "The picture was moderated";
            case ERROR, FAILED -> "A node failed";
            default -> null;
        };
    }

    private List<Map<String, Object>> list(Execution execution) {
        return execution.workflow().nodes().stream()
                .map(node -> {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("id", node.id());
                    entry.put("type", node.type());
                    entry.put("status", "COMPLETED");
                    entry.put(
                            "outputs",
                            node.generates() ? Map.of("images", List.of(Map.of("url", address(node)))) : Map.of());
                    return entry;
                })
                .toList();
    }

    private Map<String, Object> byNode(Execution execution) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        execution.workflow().generating().forEach(node -> outputs.put(node.id(), Map.of("image", address(node))));
        return outputs;
    }

    private String address(Workflow.Node node) {
        return desk().stage().address(Origin.WIREFLOW) + "/files/" + id + "/" + node.id() + ".png";
    }
}
