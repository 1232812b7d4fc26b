package io.github.camelflux.provider;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;

/** What the answer to a status request means. A callback and an event of the server say the same in other ways. */
public sealed interface PollAnswer {

    /** The job is over. */
    sealed interface End extends PollAnswer {

        /** The settled charge in US dollars; null when not given. */
        BigDecimal costUsd();
    }

    /**
     * The job has not settled.
     *
     * @param status the provider's word for its state
     * @param known whether that word is in the provider's table; an unknown one means still running
     * @param progress between 0 and 1; null when not given
     * @param queuePosition how many are ahead of it at the provider; null when not given
     */
    record Running(String status, boolean known, Double progress, Integer queuePosition) implements PollAnswer {

        /** Without a place in line. */
        public Running(String status, boolean known, Double progress) {
            this(status, known, progress, null);
        }
    }

    /**
     * The job is over, and how it ended has to be asked for at another address.
     *
     * @param result where
     */
    record Elsewhere(URI result) implements PollAnswer {}

    /**
     * The picture is ready.
     *
     * @param pictures at least one; jobs of most providers make exactly one
     * @param seed null when not given
     * @param prompt as the provider changed it; null when not given
     * @param costUsd the settled charge in US dollars; null when not given
     * @param flagged whether the provider says that the picture breaks content rules, although it gives one (perhaps a black one)
     * @param draftCache where the provider keeps what it needs to make this draft in full; null for what is no draft
     */
    record Ready(
            List<MadePicture> pictures,
            BigInteger seed,
            String prompt,
            BigDecimal costUsd,
            boolean flagged,
            URI draftCache)
            implements End {
        public Ready {
            pictures = List.copyOf(pictures);
            if (pictures.isEmpty()) {
                throw new IllegalArgumentException("pictures: there is none");
            }
        }
    }

    /**
     * Refused by content rules.
     *
     * @param content true for the generated picture, false for the request
     * @param reasons as the provider words them
     * @param costUsd the settled charge in US dollars; null when not given
     */
    record Moderated(boolean content, List<String> reasons, BigDecimal costUsd) implements End {}

    /**
     * The provider says that the job failed.
     *
     * @param why as the provider words it
     * @param costUsd the settled charge in US dollars; null when not given
     */
    record Failed(String why, BigDecimal costUsd) implements End {}

    /**
     * Cancelled at the provider.
     *
     * @param notCharged whether the provider says that it does not charge
     * @param costUsd the settled charge in US dollars; null when not given
     */
    record Cancelled(boolean notCharged, BigDecimal costUsd) implements End {}

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
