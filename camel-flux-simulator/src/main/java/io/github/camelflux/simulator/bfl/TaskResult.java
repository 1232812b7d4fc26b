package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelflux.simulator.engine.Job;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The result of a task; untyped in BFL's schema, the members are those seen in its samples.
 *
 * @param sample signed address of the picture or video
 * @param draftCache signed address of the bundle with which a draft is enhanced; absent for all others
 * @param seed the seed used; absent for models that take none
 * @param startTime Unix seconds
 * @param endTime Unix seconds
 * @param duration seconds
 */
record TaskResult(
        @JsonProperty String sample,

        @JsonProperty("draft_cache") @JsonInclude(JsonInclude.Include.NON_NULL)
        String draftCache,

        @JsonProperty String prompt,

        @JsonProperty @JsonInclude(JsonInclude.Include.NON_NULL)
        Long seed,

        @JsonProperty("start_time") BigDecimal startTime,
        @JsonProperty("end_time") BigDecimal endTime,
        @JsonProperty double duration) {

    static TaskResult of(Job job, TaskLinks links, boolean withSeed) {
        return new TaskResult(
                links.sample(),
                links.draftCache(),
                job.picture().prompt(),
                withSeed ? job.seed() : null,
                seconds(job.submittedAt()),
                seconds(job.endsAt()),
                job.runTime().toMillis() / 1000.0);
    }

    private static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }
}
