package io.github.camelflux.simulator.wireflow;

import io.github.camelflux.simulator.face.BearerKey;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An operation that needs a key and counts as a request of the plan. Refused in this order: key, requests a minute,
 * scope, all else.
 */
abstract class Keyed implements Operation {

    private final WireflowDesk desk;
    private final Call call;
    private final Scope scope;

    Keyed(WireflowDesk desk, Call call, Scope scope) {
        this.desk = desk;
        this.call = call;
        this.scope = scope;
    }

    final WireflowDesk desk() {
        return desk;
    }

    final String key() {
        return BearerKey.of(call);
    }

    @Override
    public final CompletionStage<Reply> answer() {
        return CompletableFuture.completedFuture(reply());
    }

    private Reply reply() {
        String key = key();
        if (key.isEmpty() || !desk.stage().engine().accounts().accepts(key)) {
            return desk.marked(
                    key.isEmpty() ? WireflowErrors.noKey() : WireflowErrors.wrongKey(),
                    desk.limits().standing(desk.now()));
        }
        PlanLimits.Standing standing = desk.limits().request(desk.now());
        if (standing.refused()) {
            return desk.marked(WireflowErrors.limited("requests"), standing);
        }
        if (!desk.settings().allows(key, scope)) {
            return desk.marked(WireflowErrors.noScope(scope), standing);
        }
        return allowed(standing);
    }

    /** Does what was asked under a good key. */
    abstract Reply allowed(PlanLimits.Standing standing);
}
