package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.face.BodyCheck;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.Refusal;
import io.github.camelflux.simulator.face.RefusedOperation;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls about finetunes and licences. They make nothing and cost nothing. */
final class UtilityOperation implements Operation {

    static final String MY_FINETUNES = "/v1/my_finetunes";
    static final String FINETUNE_DETAILS = "/v1/finetune_details";
    static final String DELETE_FINETUNE = "/v1/delete_finetune";
    private static final String USAGE = "/v1/licenses/models/{model_slug}/usage";
    private static final Pattern USAGE_PATH = Pattern.compile("/v1/licenses/models/([^/]+)/usage");

    private final BflDesk desk;
    private final Call call;

    private UtilityOperation(BflDesk desk, Call call) {
        this.desk = desk;
        this.call = call;
    }

    static boolean answers(String path) {
        return List.of(MY_FINETUNES, FINETUNE_DETAILS, DELETE_FINETUNE).contains(path)
                || USAGE_PATH.matcher(path).matches();
    }

    static Operation of(BflDesk desk, Call call) {
        boolean reads = call.path().equals(MY_FINETUNES) || call.path().equals(FINETUNE_DETAILS);
        String method = reads ? "GET" : "POST";
        return call.method().equals(method) ? new UtilityOperation(desk, call) : RefusedOperation.wrongMethod(method);
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.UTILITY;
    }

    @Override
    public Subject subject() {
        return Subject.UNKNOWN;
    }

    @Override
    public CompletionStage<Reply> answer() {
        return CompletableFuture.completedFuture(desk.keys().refusal(call).orElseGet(this::reply));
    }

    private Reply reply() {
        try {
            return switch (call.path()) {
                case MY_FINETUNES ->
                    Json.reply(200, Map.of("finetunes", desk.finetunes().all()));
                case FINETUNE_DETAILS -> details();
                case DELETE_FINETUNE -> delete();
                default -> usage();
            };
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private Reply details() throws Refusal {
        String id = call.parameter("finetune_id").orElse("");
        if (id.isEmpty()) {
            throw new Refusal(FieldProblem.missingParameter("finetune_id"));
        }
        return desk.finetunes().knows(id)
                ? Json.reply(200, Map.of("finetune_details", Map.of("finetune_id", id)))
                : unknownFinetune();
    }

    private Reply delete() throws Refusal {
        String id = body(DELETE_FINETUNE).get("finetune_id").textValue();
        if (!desk.finetunes().delete(id)) {
            return unknownFinetune();
        }
        Map<String, String> deleted = new LinkedHashMap<>();
        deleted.put("status", "success");
        deleted.put("message", "Finetune deleted");
        deleted.put("deleted_finetune_id", id);
        deleted.put(
                "timestamp", desk.engine().now().truncatedTo(ChronoUnit.SECONDS).toString());
        return Json.reply(200, deleted);
    }

    private Reply usage() throws Refusal {
        Matcher path = USAGE_PATH.matcher(call.path());
        if (!path.matches() || !desk.contract().licenses(path.group(1))) {
            throw Refusal.badRequest("No licence is sold for this model");
        }
        int generations = body(USAGE).path("number_of_generations").asInt(1);
        return Json.reply(200, Map.of("message", "Noted " + generations + " generations of " + path.group(1)));
    }

    private static Reply unknownFinetune() {
        return Json.detail(404, "Finetune not found");
    }

    private JsonNode body(String path) throws Refusal {
        try (InputStream in = call.body().open()) {
            JsonNode body = Json.MAPPER.readTree(in);
            List<FieldProblem> problems = BodyCheck.problems(desk.contract().body(path), body);
            if (!problems.isEmpty()) {
                throw new Refusal(problems);
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new Refusal(FieldProblem.NOT_JSON);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a kept body again", e);
        }
    }
}
