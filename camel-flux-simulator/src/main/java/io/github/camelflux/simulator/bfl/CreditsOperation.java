package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code GET /v1/credits}: the balance, and a free way to learn whether a key is good. */
final class CreditsOperation implements Operation {

    private final BflDesk desk;
    private final Call call;

    CreditsOperation(BflDesk desk, Call call) {
        this.desk = desk;
        this.call = call;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.CREDITS;
    }

    @Override
    public Subject subject() {
        return Subject.UNKNOWN;
    }

    @Override
    public CompletionStage<Reply> answer() {
        return CompletableFuture.completedFuture(desk.keys().refusal(call).orElseGet(this::balance));
    }

    private Reply balance() {
        return Json.reply(200, Map.of("credits", desk.engine().accounts().balance(KeyCheck.key(call))));
    }
}
