package io.github.camelflux.provider.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.wire.WireJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the server tells by its WebSocket ({@code /ws?clientId=}) of the jobs of one client. Each job is a client of its own, under its
 * own id. How a job ended the history says.
 */
final class ComfyUiEvents {

    private static final Set<String> ENDS = Set.of("execution_success", "execution_error", "execution_interrupted");

    private ComfyUiEvents() {}

    static URI address(RemoteJob job, Account account) {
        String http = ComfyUiRequests.address(account, "ws?clientId=" + ComfyUiRequests.encoded(job.id()))
                .toString();
        return URI.create("ws" + http.substring("http".length()));
    }

    /** @param history where it is said how the job ended */
    static PollAnswer read(RemoteJob job, String data, HttpCall history) {
        JsonNode event = WireJson.object(new HttpAnswer(200, Map.<String, List<String>>of(), bytes(data)));
        String type = WireJson.text(event, "type");
        JsonNode said = event.path("data");
        if (type == null
                || said.has("prompt_id")
                        && !job.id().equals(said.path("prompt_id").asText())) {
            return new PollAnswer.Running("pending", true, null);
        }
        boolean done = type.equals("executing")
                && said.has("node")
                && said.path("node").isNull();
        if (done || ENDS.contains(type)) {
            return new PollAnswer.Elsewhere(history.uri());
        }
        double most = said.path("max").asDouble(0);
        Double progress = type.equals("progress") && most > 0
                ? Math.min(1, Math.max(0, said.path("value").asDouble() / most))
                : null;
        return new PollAnswer.Running(type.equals("status") ? "pending" : "in_progress", true, progress);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
