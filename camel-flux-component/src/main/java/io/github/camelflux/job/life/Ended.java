package io.github.camelflux.job.life;

import io.github.camelflux.provider.Refusal;

/** Nothing more is to be done for the job here; the store knows the rest. */
public record Ended() implements JobState {

    static Step with(JobAction.End end) {
        return Step.to(new Ended(), new JobAction.TellEnd(end));
    }

    static Step notAccepted(Refusal refusal) {
        return with(new JobAction.End.NotAccepted(refusal));
    }

    static Step stopped() {
        return notAccepted(stopping());
    }

    static Refusal stopping() {
        return Refusal.of(Refusal.Reason.STOPPED, "the component stops");
    }

    @Override
    public Step on(JobEvent event) {
        return Step.ignore(this, event);
    }
}
