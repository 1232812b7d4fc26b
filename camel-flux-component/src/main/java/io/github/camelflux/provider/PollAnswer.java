package io.github.camelflux.provider;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** What the answer to a status request means. */
public sealed interface PollAnswer {

    /**
     * The job has not settled.
     *
     * @param status the provider's word for its state
     * @param known whether that word is in the provider's table; an unknown one means still running
     * @param progress between 0 and 1; null when not given
     */
    record Running(String status, boolean known, Double progress) implements PollAnswer {}

    /**
     * The picture is ready.
     *
     * @param link where it lies
     * @param linkExpires as the link itself says; null when it does not
     * @param contentType as the link itself says; null when it does not
     * @param seed null when not given
     * @param prompt as the provider changed it; null when not given
     * @param costUsd the settled charge in US dollars; null when not given
     * @param draftCache where the provider keeps what it needs to make this draft in full; null for what is no draft
     */
    record Ready(
            URI link,
            Instant linkExpires,
            String contentType,
            BigInteger seed,
            String prompt,
            BigDecimal costUsd,
            URI draftCache)
            implements PollAnswer {}

    /**
     * Refused by content rules.
     *
     * @param content true for the generated picture, false for the request
     * @param reasons as the provider words them
     * @param costUsd the settled charge in US dollars; null when not given
     */
    record Moderated(boolean content, List<String> reasons, BigDecimal costUsd) implements PollAnswer {}

    /**
     * The provider says that the job failed.
     *
     * @param why as the provider words it
     * @param costUsd the settled charge in US dollars; null when not given
     */
    record Failed(String why, BigDecimal costUsd) implements PollAnswer {}

    /**
     * The provider says that it does not know the job. Shortly after the submission this may pass.
     *
     * @param why as the provider words it
     */
    record NotFound(String why) implements PollAnswer {}

    /**
     * The question was not answered; nothing is said about the job.
     *
     * @param why for a person
     * @param retryAfter the {@code Retry-After} header as it came; null without one
     */
    record NotAnswered(String why, String retryAfter) implements PollAnswer {}
}
