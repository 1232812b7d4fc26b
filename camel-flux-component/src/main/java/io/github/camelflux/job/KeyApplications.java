package io.github.camelflux.job;

import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.provider.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a job asks of the keys that it may be bought under, before it waits for a permit: whether they rest for lack of credit. It
 * goes on under those that do not. Safe for use by several threads.
 */
final class KeyApplications {

    private final JobGroup group;
    private final Map<ProviderLine, CreditPause.Applicant> under = new ConcurrentHashMap<>(1);

    KeyApplications(JobGroup group) {
        this.group = group;
    }

    /**
     * Applies at keys, also at those where it waited before.
     *
     * @return the keys that it may go on under; if there are none, it waits for one of them, or all of them rest
     */
    List<ProviderLine> apply(List<ProviderLine> lines) {
        List<ProviderLine> open = new ArrayList<>();
        List<ProviderLine> trying = new ArrayList<>();
        for (ProviderLine line : lines) {
            CreditPause.Applicant applicant = under.computeIfAbsent(line, Application::new);
            switch (line.credit().apply(applicant)) {
                case GO -> open.add(line);
                case WAIT -> trying.add(line);
                case REST -> under.remove(line);
            }
        }
        if (!open.isEmpty()) {
            trying.forEach(this::leave);
        }
        return open;
    }

    /** Whether it waits until it is clear that a key has credit again. */
    boolean waits() {
        return !under.isEmpty();
    }

    /** Why a submission that has a permit of a key must not leave any more. */
    Optional<Refusal> bars(ProviderLine line) {
        CreditPause.Applicant applicant = under.get(line);
        return applicant == null ? Optional.empty() : line.credit().bars(applicant);
    }

    void accepted(ProviderLine line) {
        applicant(line).ifPresent(line.credit()::accepted);
    }

    void refused(ProviderLine line) {
        applicant(line).ifPresent(line.credit()::refused);
    }

    /** It is not concerned any more. */
    void leave() {
        under.keySet().forEach(this::leave);
    }

    private void leave(ProviderLine line) {
        Optional.ofNullable(under.remove(line)).ifPresent(line.credit()::leave);
    }

    private Optional<CreditPause.Applicant> applicant(ProviderLine line) {
        return Optional.ofNullable(under.get(line));
    }

    private final class Application implements CreditPause.Applicant {

        private final ProviderLine line;

        private Application(ProviderLine line) {
            this.line = line;
        }

        @Override
        public void again() {
            group.on(new JobEvent.TurnCame());
        }

        @Override
        public void rest(Refusal why) {
            boolean elsewhere = under.keySet().stream()
                    .anyMatch(other -> other.credit().restsUntil().isEmpty());
            group.on(elsewhere ? new JobEvent.KeyRests() : new JobEvent.CalledOff(why));
        }
    }
}
