package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobState;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code GET /v1/get_result?id=}. Tasks live at the polling origin; the API origin answers for none of them, as the
 * global host does for a task of another cluster. The schema asks for no key here.
 */
final class PollOperation implements Operation {

    private final BflDesk desk;
    private final Call call;
    private final Optional<Job> job;

    PollOperation(BflDesk desk, Call call) {
        this.desk = desk;
        this.call = call;
        this.job = call.parameter("id").flatMap(desk.engine()::find);
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.POLL;
    }

    @Override
    public Subject subject() {
        String id = call.parameter("id").orElse("");
        return job.map(known ->
                        new Subject(known.request().model(), known.request().prompt(), id))
                .orElse(new Subject("", "", id));
    }

    @Override
    public CompletionStage<Reply> answer() {
        return CompletableFuture.completedFuture(reply());
    }

    private Reply reply() {
        String id = call.parameter("id").orElse("");
        if (id.isEmpty()) {
            return Json.invalid(List.of(FieldProblem.missingParameter("id")));
        }
        Instant now = desk.engine().now();
        if (job.isEmpty() || call.origin() != Origin.POLLING || job.get().stateAt(now) == JobState.LOST) {
            return Json.reply(404, TaskView.unknown(id));
        }
        Job known = job.get();
        TaskReport report = new TaskReport(desk);
        return Json.reply(
                httpStatus(known, now), TaskView.of(known, now, report.links(known), report.tellsSeed(known)));
    }

    /** A failed video comes as 422 with the task as body (seen live); all else as 200. */
    private static int httpStatus(Job job, Instant now) {
        boolean video = job.picture().seconds() > 0;
        return video && job.stateAt(now) == JobState.ERROR ? 422 : 200;
    }
}
