package io.github.camelflux.simulator.wireflow;

import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a browser asks before it triggers a workflow from a page elsewhere: any may. */
record Preflight() implements Operation {

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
        Map<String, String> headers = Map.of(
                "Access-Control-Allow-Origin", "*",
                "Access-Control-Allow-Methods", "POST, OPTIONS",
                "Access-Control-Allow-Headers", "Content-Type");
        return CompletableFuture.completedFuture(new Reply(204, headers, new Payload.Bytes(new byte[0])));
    }
}
