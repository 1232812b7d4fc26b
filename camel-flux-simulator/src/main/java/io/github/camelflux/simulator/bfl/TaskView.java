package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A task as {@code get_result} shows it (BFL's schema, {@code SettledCostResultResponse} or {@code ResultResponse}).
 *
 * @param cost credits finally charged; only once the task is settled
 */
record TaskView(
        @JsonProperty String id,
        @JsonProperty String status,
        @JsonProperty TaskResult result,
        @JsonProperty Double progress,
        @JsonProperty Map<String, Object> details,
        @JsonProperty Map<String, Object> preview,

        @JsonProperty @JsonInclude(JsonInclude.Include.NON_NULL)
        BigDecimal cost) {

    static TaskView unknown(String id) {
        return new TaskView(id, status(JobState.LOST), null, null, null, null, null);
    }

    static TaskView of(Job job, Instant now, TaskLinks links, boolean withSeed) {
        JobState state = job.stateAt(now);
        return new TaskView(
                job.id(),
                status(state),
                state == JobState.READY ? TaskResult.of(job, links, withSeed) : null,
                progress(state, job, now),
                details(state),
                null,
                state.active() ? null : job.charged().movePointRight(2));
    }

    /** The words of BFL's schema, with their spaces; Failed stands in its guides only. */
    static String status(JobState state) {
        return switch (state) {
            case PENDING -> "Pending";
            case REASONING -> "Reasoning";
            case GENERATING -> "Generating";
            case READY -> "Ready";
            case REQUEST_MODERATED -> "Request Moderated";
            case CONTENT_MODERATED -> "Content Moderated";
            case ERROR, CANCELED, EXPIRED -> "Error";
            case FAILED -> "Failed";
            case LOST -> "Task not found";
        };
    }

    /** Most models report none while they run. */
    private static Double progress(JobState state, Job job, Instant now) {
        if (state == JobState.READY) {
            return 1.0;
        }
        return state == JobState.GENERATING ? Math.round(job.progressAt(now) * 100) / 100.0 : null;
    }

    private static Map<String, Object> details(JobState state) {
        return switch (state) {
            case REQUEST_MODERATED -> Map.of("Moderation Reasons", List.of("Request Policy"));
            case CONTENT_MODERATED -> Map.of("Moderation Reasons", List.of("Derivative Works Filter"));
            case ERROR, FAILED -> Map.of("error", "The simulated model could not make this");
            default -> null;
        };
    }
}
