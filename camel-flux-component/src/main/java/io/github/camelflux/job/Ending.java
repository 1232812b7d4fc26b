package io.github.camelflux.job;

import io.github.camelflux.job.budget.Shortfall;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.provider.Refusal;
import java.util.List;
import java.util.Optional;

/** How the wait of one exchange ended. */
public sealed interface Ending {

    /** The job as far as it is known here; empty when no attempt was made. */
    Optional<JobRow> job();

    /**
     * The job is accepted and recorded; the exchange did not want to wait longer.
     *
     * @param row the job
     */
    record Accepted(JobRow row) implements Ending {
        @Override
        public Optional<JobRow> job() {
            return Optional.of(row);
        }
    }

    /**
     * A picture.
     *
     * @param row the job
     * @param outcome its outcome
     * @param picture the bytes, with a reference for the receiver, who releases it
     * @param further the bytes of further pictures of a job that made several, likewise; empty as a rule
     * @param replayed whether it was bought for an earlier message
     */
    record Delivered(
            JobRow row,
            Outcome.Picture outcome,
            PictureSink.KeptPicture picture,
            List<PictureSink.KeptPicture> further,
            boolean replayed)
            implements Ending {
        @Override
        public Optional<JobRow> job() {
            return Optional.of(row);
        }
    }

    /**
     * A picture that its provider flagged, and that the exchange does not want for that. It is kept like any other.
     *
     * @param row the job
     * @param outcome its outcome
     * @param replayed whether it was bought for an earlier message
     */
    record Withheld(JobRow row, Outcome.Picture outcome, boolean replayed) implements Ending {
        @Override
        public Optional<JobRow> job() {
            return Optional.of(row);
        }
    }

    /**
     * An outcome that is no picture.
     *
     * @param row the job
     * @param outcome its outcome
     * @param replayed whether it is the outcome of an earlier message
     */
    record Unsuccessful(JobRow row, Outcome outcome, boolean replayed) implements Ending {
        @Override
        public Optional<JobRow> job() {
            return Optional.of(row);
        }
    }

    /**
     * A picture whose bytes could not be fetched.
     *
     * @param row the job
     * @param outcome with the link
     * @param why for a person
     */
    record NotDownloaded(JobRow row, Outcome.Picture outcome, String why) implements Ending {
        @Override
        public Optional<JobRow> job() {
            return Optional.of(row);
        }
    }

    /**
     * Nothing was bought.
     *
     * @param row the last attempt; null when none was made
     * @param refusal why
     */
    record NotAccepted(JobRow row, Refusal refusal) implements Ending {
        @Override
        public Optional<JobRow> job() {
            return Optional.ofNullable(row);
        }
    }

    /**
     * Nothing was bought, since it does not fit into its budget.
     *
     * @param shortfall why
     */
    record OverBudget(Shortfall shortfall) implements Ending {
        @Override
        public Optional<JobRow> job() {
            return Optional.empty();
        }
    }

    /**
     * Nobody can say whether the job was bought.
     *
     * @param row the job
     * @param why for a person
     */
    record Unknown(JobRow row, String why) implements Ending {
        @Override
        public Optional<JobRow> job() {
            return Optional.ofNullable(row);
        }
    }

    /**
     * The job, or its picture, lies outside of the region that its account keeps to. Nothing there is asked; the job is kept.
     *
     * @param row the job
     * @param why for a person
     */
    record OutsideRegion(JobRow row, String why) implements Ending {
        @Override
        public Optional<JobRow> job() {
            return Optional.of(row);
        }
    }

    /**
     * The key is held by a job for another request.
     *
     * @param holder that job; for the log only
     */
    record Conflict(JobId holder) implements Ending {
        @Override
        public Optional<JobRow> job() {
            return Optional.empty();
        }
    }

    /**
     * The exchange's own time is over; the job goes on.
     *
     * @param row the job; null when it is not known yet
     */
    record TimedOut(JobRow row) implements Ending {
        @Override
        public Optional<JobRow> job() {
            return Optional.ofNullable(row);
        }
    }

    /**
     * The component stops; the job is in the store if it was accepted.
     *
     * @param row the job; null when none was made
     */
    record Stopped(JobRow row) implements Ending {
        @Override
        public Optional<JobRow> job() {
            return Optional.ofNullable(row);
        }
    }
}
