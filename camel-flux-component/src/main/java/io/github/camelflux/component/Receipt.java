package io.github.camelflux.component;

import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.provider.RemoteJob;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is known of a job, for headers and for people: computed from its row, without the link, a key or a prompt. Absent members
 * are null.
 *
 * @param row the job
 */
record Receipt(JobRow row) {

    /** Which of the pictures of its message it is, from 1; null if there was one only. */
    Integer index() {
        String kept = row.terms().headers().get(FluxConstants.JOB_INDEX);
        return kept == null ? null : Integer.valueOf(kept);
    }

    /** How it ended, or how far it is. */
    String outcome() {
        return row.outcome() == null
                ? row.state().name().toLowerCase(Locale.ROOT)
                : row.outcome().word();
    }

    /** The picture that it ended with, or null. */
    Outcome.Picture picture() {
        return row.outcome() instanceof Outcome.Picture picture ? picture : null;
    }

    /** In US dollars: the charge, or what was announced when the job was accepted. */
    BigDecimal costUsd() {
        if (costSettled()) {
            return row.outcome().costUsd();
        }
        RemoteJob remote = row.remote();
        return remote == null ? null : remote.costUsd();
    }

    /** Whether the cost is the charge and not only what was announced. */
    boolean costSettled() {
        return row.outcome() != null && row.outcome().costUsd() != null;
    }

    /** From acceptance to the outcome, in milliseconds. */
    Long runMillis() {
        return millis(row.acceptedAt());
    }

    /** From the stored intent to the outcome, in milliseconds. */
    Long totalMillis() {
        return millis(row.createdAt());
    }

    /**
     * As a Map of texts, numbers and booleans, which is JSON already.
     *
     * @param replayed whether the outcome was bought for an earlier message; null when that is no question
     */
    Map<String, Object> asMap(Boolean replayed) {
        Map<String, Object> map = new LinkedHashMap<>();
        RemoteJob remote = row.remote();
        map.put("jobId", row.id().value());
        map.put("index", index());
        map.put("operation", row.terms().operation().uriName());
        map.put("provider", row.terms().provider());
        map.put("model", row.terms().model());
        map.put("route", label(row.terms().booking().route()));
        map.put("costCentre", label(row.terms().booking().costCentre()));
        map.put("outcome", outcome());
        map.put("remoteId", remote == null ? null : remote.id());
        map.put("requestId", remote == null ? null : remote.requestId());
        map.put("flagged", picture() != null && picture().flagged() ? true : null);
        map.put("seed", picture() == null ? null : picture().seed());
        map.put("costUsd", costUsd());
        map.put("costSettled", costUsd() == null ? null : costSettled());
        map.put("createdAt", text(row.createdAt()));
        map.put("acceptedAt", text(row.acceptedAt()));
        map.put("settledAt", text(row.settledAt()));
        map.put("runMillis", runMillis());
        map.put("totalMillis", totalMillis());
        map.put("polls", row.polls());
        map.put("replayed", replayed);
        map.values().removeIf(value -> value == null);
        return map;
    }

    private Long millis(Instant from) {
        return from == null || row.settledAt() == null
                ? null
                : Long.valueOf(Duration.between(from, row.settledAt()).toMillis());
    }

    private static String label(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
