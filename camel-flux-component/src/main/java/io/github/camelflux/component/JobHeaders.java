package io.github.camelflux.component;

import static io.github.camelflux.component.FluxConstants.JOB_COST_SETTLED;
import static io.github.camelflux.component.FluxConstants.JOB_COST_USD;
import static io.github.camelflux.component.FluxConstants.JOB_DRAFT_CACHE;
import static io.github.camelflux.component.FluxConstants.JOB_FLAGGED;
import static io.github.camelflux.component.FluxConstants.JOB_ID;
import static io.github.camelflux.component.FluxConstants.JOB_INDEX;
import static io.github.camelflux.component.FluxConstants.JOB_MODEL;
import static io.github.camelflux.component.FluxConstants.JOB_OUTCOME;
import static io.github.camelflux.component.FluxConstants.JOB_POLLS;
import static io.github.camelflux.component.FluxConstants.JOB_PROMPT;
import static io.github.camelflux.component.FluxConstants.JOB_PROVIDER;
import static io.github.camelflux.component.FluxConstants.JOB_RECEIPT;
import static io.github.camelflux.component.FluxConstants.JOB_REMOTE_ID;
import static io.github.camelflux.component.FluxConstants.JOB_REPLAYED;
import static io.github.camelflux.component.FluxConstants.JOB_REQUEST_ID;
import static io.github.camelflux.component.FluxConstants.JOB_RUN_MILLIS;
import static io.github.camelflux.component.FluxConstants.JOB_SEED;
import static io.github.camelflux.component.FluxConstants.JOB_TOTAL_MILLIS;
import static io.github.camelflux.component.FluxConstants.JOB_URL;
import static io.github.camelflux.component.FluxConstants.JOB_URL_EXPIRES;

import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.Outcome;
import org.apache.camel.Message;

/** Writes what is known of a job into headers of their own, in place of those of an earlier job. */
final class JobHeaders {

    private static final String ALL = "CamelFluxJob*";

    private final Message message;

    private JobHeaders(Message message) {
        this.message = message;
    }

    /** Removes the headers of an earlier job. */
    static void clear(Message message) {
        message.removeHeaders(ALL);
    }

    /**
     * Replaces the headers of an earlier job. What is not known is not set.
     *
     * @param replayed whether the outcome was bought for an earlier message; null when that is no question
     */
    static void write(Message message, JobRow row, Boolean replayed) {
        clear(message);
        new JobHeaders(message).write(new Receipt(row), replayed);
    }

    private void write(Receipt receipt, Boolean replayed) {
        JobRow row = receipt.row();
        set(JOB_ID, row.id().value());
        set(JOB_INDEX, receipt.index());
        set(JOB_PROVIDER, row.terms().provider());
        set(JOB_MODEL, row.terms().model());
        set(JOB_OUTCOME, receipt.outcome());
        set(JOB_POLLS, row.polls());
        set(JOB_RUN_MILLIS, receipt.runMillis());
        set(JOB_TOTAL_MILLIS, receipt.totalMillis());
        set(JOB_REPLAYED, replayed);
        if (receipt.costUsd() != null) {
            set(JOB_COST_USD, receipt.costUsd());
            set(JOB_COST_SETTLED, receipt.costSettled());
        }
        if (row.remote() != null) {
            set(JOB_REMOTE_ID, row.remote().id());
            set(JOB_REQUEST_ID, row.remote().requestId());
        }
        if (receipt.picture() != null) {
            write(receipt.picture());
        }
        set(JOB_RECEIPT, receipt.asMap(replayed));
    }

    private void write(Outcome.Picture picture) {
        set(JOB_FLAGGED, picture.flagged() ? true : null);
        set(JOB_SEED, picture.seed());
        set(JOB_PROMPT, picture.prompt());
        set(JOB_URL, picture.link() == null ? null : picture.link().toString());
        set(JOB_URL_EXPIRES, picture.linkExpires());
        set(
                JOB_DRAFT_CACHE,
                picture.draftCache() == null ? null : picture.draftCache().toString());
    }

    private void set(String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
