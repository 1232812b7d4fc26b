package io.github.camelflux.simulator.fal;

import io.github.camelflux.simulator.http.Reply;
import java.net.URI;
import java.util.Optional;

/**
 * A request in fal's queue. The queue takes whatever it is sent: only a runner finds out that a body is no use.
 *
 * @param model the model
 * @param order what is made; empty if the body is no use
 * @param refusal what the runner says to a body that is no use; empty otherwise
 * @param webhook where the end is told, if anywhere
 * @param gatewayId another id if the platform had to put the request into the queue again, else the id of the job
 */
record FalTask(
        FalModel model, Optional<FalOrder> order, Optional<Reply> refusal, Optional<URI> webhook, String gatewayId) {

    FalTask withGatewayId(String id) {
        return new FalTask(model, order, refusal, webhook, id);
    }
}
