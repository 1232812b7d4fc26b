package io.github.camelflux.simulator.wireflow;

import io.github.camelflux.simulator.engine.Fate;
import io.github.camelflux.simulator.engine.JobRequest;
import io.github.camelflux.simulator.engine.RunPlan;
import io.github.camelflux.simulator.engine.Submission;
import io.github.camelflux.simulator.engine.Terms;
import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What Wireflow's operations work with. All keys belong to one account, which the limits of the plan are for.
 *
 * @param stage what all faces work with
 * @param settings what was decided about Wireflow
 * @param limits keep the account to its plan
 * @param answers to requests with an {@code Idempotency-Key}
 * @param executions all of them by id
 */
record WireflowDesk(
        Backstage stage,
        WireflowSettings settings,
        PlanLimits limits,
        FirstAnswers answers,
        Map<String, Execution> executions) {

    private static final Duration LINK_LIFETIME = Duration.ofHours(24);
    private static final Duration USUAL_RUN_TIME = Duration.ofSeconds(12);

    static WireflowDesk of(Backstage stage, WireflowSettings settings) {
        return new WireflowDesk(
                stage, settings, new PlanLimits(settings.plan()), new FirstAnswers(), new ConcurrentHashMap<>());
    }

    Instant now() {
        return stage.engine().now();
    }

    /** Every answer names itself and where the account stands. */
    Reply marked(Reply reply, PlanLimits.Standing standing) {
        Reply marked = reply.withHeader("X-Request-Id", "req_" + UUID.randomUUID())
                .withHeader("X-RateLimit-Limit", Integer.toString(standing.limit()))
                .withHeader("X-RateLimit-Remaining", Integer.toString(standing.remaining()))
                .withHeader(
                        "X-RateLimit-Reset", Long.toString(settings.resetUnit().value(now(), standing.reset())));
        return standing.refused()
                ? marked.withHeader("Retry-After", Long.toString(ResetUnit.secondsUntil(now(), standing.reset())))
                : marked;
    }

    /** Starts a workflow, and notes what it is to draw. */
    Submission start(String key, Workflow workflow, NodeInputs inputs) {
        Workflow.Node first = workflow.generating().get(0);
        String prompt = inputs.prompt(workflow, first);
        Submission submission = stage.engine()
                .submit(new JobRequest(
                        Terms.of(Origin.WIREFLOW.provider()),
                        key,
                        workflow.id(),
                        prompt,
                        Fate.of(prompt),
                        inputs.seed(workflow),
                        workflow.credits().movePointLeft(2),
                        USUAL_RUN_TIME,
                        RunPlan.QUEUED,
                        stage.linkLifetime().orElse(LINK_LIFETIME),
                        seed -> inputs.pictures(workflow, seed).get(first.id())));
        if (submission instanceof Submission.Accepted accepted) {
            executions.put(accepted.job().id(), Execution.of(workflow, accepted.job(), inputs));
        }
        return submission;
    }
}
