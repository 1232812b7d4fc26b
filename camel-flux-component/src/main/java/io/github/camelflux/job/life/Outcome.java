package io.github.camelflux.job.life;

import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** How a job ended. Once recorded it never changes. */
public sealed interface Outcome {

    /** The settled charge in US dollars; null when the provider did not say. */
    BigDecimal costUsd();

    /** The word for headers, receipts and consoles. */
    String word();

    /**
     * Whether the idempotency key stays held: a picture and a moderation are replayed, a cancellation that may have been
     * charged blocks, a failure frees the key for a new purchase.
     */
    boolean holdsKey();

    /**
     * A picture was made.
     *
     * @param link where it lies; null if its bytes came with the answer, and are kept here only
     * @param linkExpires null when not known
     * @param seed null when not given
     * @param prompt as the provider changed it; null when not given
     * @param costUsd null when not given
     * @param draftCache where the provider keeps what it needs to make this draft in full; null for what is no draft
     * @param flagged whether the provider says that it breaks content rules, although it gave one
     * @param further where further pictures lie of a job that made several; empty as a rule
     */
    record Picture(
            URI link,
            Instant linkExpires,
            BigInteger seed,
            String prompt,
            BigDecimal costUsd,
            URI draftCache,
            boolean flagged,
            List<URI> further)
            implements Outcome {

        public Picture {
            further = List.copyOf(further);
        }

        /** One that is not flagged. */
        public Picture(
                URI link, Instant linkExpires, BigInteger seed, String prompt, BigDecimal costUsd, URI draftCache) {
            this(link, linkExpires, seed, prompt, costUsd, draftCache, false, List.of());
        }

        static Picture of(PollAnswer.Ready ready) {
            MadePicture first = ready.pictures().get(0);
            MadePicture.Linked linked = first instanceof MadePicture.Linked lies ? lies : null;
            return new Picture(
                    linked == null ? null : linked.link(),
                    linked == null ? null : linked.expires(),
                    ready.seed(),
                    ready.prompt(),
                    ready.costUsd(),
                    ready.draftCache(),
                    ready.flagged(),
                    ready.pictures().stream()
                            .skip(1)
                            .filter(MadePicture.Linked.class::isInstance)
                            .map(made -> ((MadePicture.Linked) made).link())
                            .toList());
        }

        @Override
        public String word() {
            return "picture";
        }

        @Override
        public boolean holdsKey() {
            return true;
        }

        /** Without the links, which are signed, and without the prompt. */
        @Override
        public String toString() {
            return "Picture[seed=" + seed + ", costUsd=" + costUsd + "]";
        }
    }

    /**
     * Refused by content rules.
     *
     * @param content true for the generated picture, false for the request
     * @param reasons as the provider words them
     * @param costUsd null when not given
     */
    record Moderated(boolean content, List<String> reasons, BigDecimal costUsd) implements Outcome {
        public Moderated {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String word() {
            return "moderated";
        }

        @Override
        public boolean holdsKey() {
            return true;
        }
    }

    /**
     * The provider says that it failed.
     *
     * @param why as the provider words it
     * @param costUsd null when not given
     */
    record Failed(String why, BigDecimal costUsd) implements Outcome {
        @Override
        public String word() {
            return "failed";
        }

        @Override
        public boolean holdsKey() {
            return false;
        }
    }

    /**
     * The provider does not know it, or never settled it.
     *
     * @param why for a person
     */
    record Lost(String why) implements Outcome {
        @Override
        public BigDecimal costUsd() {
            return null;
        }

        @Override
        public String word() {
            return "lost";
        }

        @Override
        public boolean holdsKey() {
            return false;
        }
    }

    /**
     * Cancelled at the provider.
     *
     * @param notCharged whether the provider says that it did not charge
     * @param costUsd null when not given
     */
    record Cancelled(boolean notCharged, BigDecimal costUsd) implements Outcome {
        @Override
        public String word() {
            return "cancelled";
        }

        @Override
        public boolean holdsKey() {
            return !notCharged;
        }
    }
}
