package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.Submission;
import io.github.camelflux.simulator.face.Body;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.Refusal;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code POST /v1/<model>}. Refused in this order, as the service does or is assumed to: key, body, credit, active
 * tasks.
 */
final class SubmitOperation implements Operation {

    private static final FieldProblem NOT_CALLED_JSON = new FieldProblem(
            List.of("body"),
            "Input should be a valid dictionary or object to extract fields from",
            "model_attributes_type");

    private final BflDesk desk;
    private final Model model;
    private final Call call;
    private final Optional<Body> body;

    SubmitOperation(BflDesk desk, Model model, Call call) {
        this.desk = desk;
        this.model = model;
        this.call = call;
        this.body = read(desk, call);
    }

    private static Optional<Body> read(BflDesk desk, Call call) {
        try {
            return Optional.of(Body.read(call.body(), desk.directory()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a request body", e);
        }
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SUBMIT;
    }

    @Override
    public Subject subject() {
        return new Subject(model.name(), body.map(json -> json.text("prompt")).orElse(""), "");
    }

    @Override
    public CompletionStage<Reply> answer() {
        return CompletableFuture.completedFuture(desk.keys().refusal(call).orElseGet(this::submit));
    }

    private Reply submit() {
        try {
            if (!calledJson()) {
                throw new Refusal(NOT_CALLED_JSON);
            }
            Order order = Order.from(model, body.orElseThrow(() -> new Refusal(FieldProblem.NOT_JSON)), desk);
            Submission submission = desk.engine().submit(order.jobFor(KeyCheck.key(call), desk));
            return reply(submission, order);
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    /** FastAPI reads a body as JSON if its content type says so or if there is none. */
    private boolean calledJson() {
        String type = call.header("content-type").orElse("application/json");
        return type.toLowerCase(Locale.ROOT).matches("application/([^;]*\\+)?json\\b.*");
    }

    private Reply reply(Submission submission, Order order) {
        if (submission instanceof Submission.Accepted accepted) {
            desk.drafts().accepted(accepted.job(), order);
            Reply reply = Json.reply(200, view(accepted.job(), order));
            new BflPush(desk).follow(accepted.job(), order.body());
            return reply;
        }
        // The wording of these two bodies is assumed: no live answer was at hand.
        return submission instanceof Submission.NoCredit
                ? Json.detail(402, "Insufficient credits")
                : Json.detail(429, "Too many active tasks");
    }

    private SubmitView view(Job job, Order order) {
        String webhook = order.body().path("webhook_url").textValue();
        String polling = desk.address(Origin.POLLING) + "/v1/get_result?id=" + job.id();
        return new SubmitView(
                job.id(),
                webhook == null ? polling : null,
                webhook == null ? null : "Pending",
                webhook,
                model.costAtSubmit() ? job.charged().movePointRight(2) : null,
                order.seconds() > 0 ? null : Megapixels.of(order.inputPixels()),
                order.seconds() > 0 ? null : Megapixels.of(order.size()));
    }

    @Override
    public void close() {
        body.ifPresent(Body::close);
    }
}
