package io.github.camelflux.simulator.replicate;

import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobState;
import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.face.BearerKey;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.RefusedOperation;
import io.github.camelflux.simulator.face.SimpleOperation;
import io.github.camelflux.simulator.face.Subjects;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.ProviderFace;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replicate's HTTP API: predictions, models, the secret of its webhooks, and its results. Thread-safe. */
public final class ReplicateFace implements ProviderFace {

    private static final Pattern BY_MODEL = Pattern.compile("/v1/models/([^/]+/[^/]+)/predictions");
    private static final Pattern BY_DEPLOYMENT = Pattern.compile("/v1/deployments/[^/]+/([^/]+)/predictions");
    private static final Pattern MODEL = Pattern.compile("/v1/models/([^/]+/[^/]+)");
    private static final Pattern PREDICTION = Pattern.compile("/v1/predictions/([^/]+)(/cancel)?");
    private static final String PREDICTIONS = "/v1/predictions";
    private static final String SECRET = "/v1/webhooks/default/secret";
    private static final String HIDDEN = "hidden";

    private final ReplicateDesk desk;

    /**
     * @param backstage what all faces work with
     * @param createsPerMinute how many predictions a token may create a minute
     */
    public ReplicateFace(Backstage backstage, int createsPerMinute) {
        this.desk = new ReplicateDesk(backstage, createsPerMinute);
    }

    @Override
    public Operation understand(Call call) {
        if (desk.gallery().holds(call.path())) {
            return call.method().equals("GET") ? desk.gallery().open(call) : RefusedOperation.wrongMethod("GET");
        }
        return switch (call.method()) {
            case "POST" -> posted(call);
            case "GET" -> got(call);
            default -> new RefusedOperation(ReplicateErrors.noSuchThing());
        };
    }

    private Operation posted(Call call) {
        if (call.path().equals(PREDICTIONS)) {
            return new CreateOperation(
                    desk,
                    body -> ReplicateModel.byVersion(body.path("version").asText())
                            .map(model -> new CreateOperation.Chosen(model, model.versionId())),
                    ReplicateErrors.wrongVersion(),
                    call);
        }
        Matcher model = BY_MODEL.matcher(call.path());
        if (model.matches()) {
            return created(ReplicateModel.find(model.group(1)), call);
        }
        Matcher deployment = BY_DEPLOYMENT.matcher(call.path());
        if (deployment.matches()) {
            return created(ReplicateModel.deployed(deployment.group(1)), call);
        }
        Matcher prediction = PREDICTION.matcher(call.path());
        if (prediction.matches() && prediction.group(2) != null) {
            return about(Endpoint.CANCEL, prediction.group(1), call, this::cancelled);
        }
        return new RefusedOperation(ReplicateErrors.noSuchThing());
    }

    private Operation created(Optional<ReplicateModel> model, Call call) {
        return new CreateOperation(
                desk,
                body -> model.map(found -> new CreateOperation.Chosen(found, HIDDEN)),
                ReplicateErrors.noSuchThing(),
                call);
    }

    private Operation got(Call call) {
        if (call.path().equals(SECRET)) {
            return withToken(
                    Endpoint.UTILITY,
                    Subject.UNKNOWN,
                    call,
                    () -> Json.reply(200, Map.of("key", desk.secret().key())));
        }
        Matcher model = MODEL.matcher(call.path());
        if (model.matches()) {
            return withToken(Endpoint.UTILITY, Subject.UNKNOWN, call, () -> ReplicateModel.find(model.group(1))
                    .map(ReplicateFace::described)
                    .orElseGet(ReplicateErrors::noSuchThing));
        }
        Matcher prediction = PREDICTION.matcher(call.path());
        if (prediction.matches() && prediction.group(2) == null) {
            return about(Endpoint.POLL, prediction.group(1), call, job -> job);
        }
        return new RefusedOperation(ReplicateErrors.noSuchThing());
    }

    private static Reply described(ReplicateModel model) {
        String[] name = model.name().split("/");
        return Json.reply(
                200, Map.of("owner", name[0], "name", name[1], "latest_version", Map.of("id", model.versionId())));
    }

    private interface Step {
        Job of(Job job);
    }

    private Operation about(Endpoint endpoint, String id, Call call, Step step) {
        Optional<Job> job = desk.find(id);
        return withToken(endpoint, Subjects.of(job, id), call, () -> job.filter(
                        known -> known.stateAt(desk.engine().now()) != JobState.LOST)
                .map(step::of)
                .map(then -> Json.reply(200, desk.view(then).object()))
                .orElseGet(ReplicateErrors::noSuchThing));
    }

    private Job cancelled(Job job) {
        if (!job.stateAt(desk.engine().now()).active()) {
            return job;
        }
        Job ended = desk.engine().cancel(job.id()).orElse(job);
        new ReplicateEvents(desk).ended(ended);
        return ended;
    }

    private Operation withToken(Endpoint endpoint, Subject subject, Call call, Supplier<Reply> reply) {
        return new SimpleOperation(
                endpoint,
                subject,
                () -> CompletableFuture.completedFuture(refusal(call).orElseGet(reply)));
    }

    private Optional<Reply> refusal(Call call) {
        String token = BearerKey.of(call);
        return token.isEmpty() || !desk.engine().accounts().accepts(token)
                ? Optional.of(ReplicateErrors.unauthenticated())
                : desk.throttle().other(token, desk.engine().now());
    }
}
