package io.github.camelflux.provider;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Objects;

/**
 * A job as its provider names it, as far as the answer to the submission says.
 *
 * @param id the provider's id
 * @param pollUrl where its state is asked for, as the provider gave it; null when it gave none
 * @param costUsd what the provider says it will charge, in US dollars; null when it did not say
 * @param requestId the provider's support id of the submission; null when it gave none
 */
public record RemoteJob(String id, URI pollUrl, BigDecimal costUsd, String requestId) {

    public RemoteJob {
        Objects.requireNonNull(id, "id");
    }

    /** With what another answer says of the same job, where this one says nothing. A callback says less than the answer to the POST. */
    public RemoteJob completedBy(RemoteJob other) {
        return new RemoteJob(
                id,
                pollUrl == null ? other.pollUrl : pollUrl,
                costUsd == null ? other.costUsd : costUsd,
                requestId == null ? other.requestId : requestId);
    }
}
