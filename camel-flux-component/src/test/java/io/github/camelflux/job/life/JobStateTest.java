package io.github.camelflux.job.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.Operation;
import io.github.camelflux.job.budget.Booking;
import io.github.camelflux.job.budget.Shortfall;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.RemoteJob;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every state and every event, in whatever order they meet. */
class JobStateTest {

    private static final JobId ID = new JobId("j1");
    private static final RemoteJob REMOTE = new RemoteJob("t1", URI.create("https://api.bfl.ai/x"), null, null);
    private static final Outcome.Picture PICTURE =
            new Outcome.Picture(URI.create("https://delivery.bfl.ai/x"), null, null, null, null, null);
    private static final Refusal BUSY = Refusal.of(Refusal.Reason.RATE_LIMITED, "too many");
    private static final Refusal WRONG = Refusal.of(Refusal.Reason.INVALID, "width");

    private static final Shortfall SHORT = new Shortfall(
            "shop", BigDecimal.ONE, BigDecimal.ONE, BigDecimal.TEN, Instant.parse("2026-11-28T00:00:00Z"));

    private record Meeting(JobState state, JobEvent event, Step step) {
        @Override
        public String toString() {
            return state + " on " + event + " leads to " + step;
        }
    }

    @Test
    void a_post_leaves_only_when_its_intent_has_just_been_stored() {
        assertThat(where(JobAction.Post.class))
                .isNotEmpty()
                .allMatch(meeting ->
                        meeting.state() instanceof Reserving && meeting.event() instanceof JobEvent.IntentStored);
    }

    @Test
    void an_intent_is_stored_only_when_a_permit_has_just_come() {
        assertThat(where(JobAction.StoreIntent.class))
                .isNotEmpty()
                .allMatch(
                        meeting -> meeting.state() instanceof Queued && meeting.event() instanceof JobEvent.Permitted);
    }

    @Test
    void what_does_not_fit_into_its_budget_is_told_and_gives_its_permit_back() {
        Step step = new Reserving(false).on(new JobEvent.OverBudget(SHORT));

        assertThat(step)
                .isEqualTo(Step.to(
                        new Ended(),
                        new JobAction.ReleasePermit(),
                        new JobAction.TellEnd(new JobAction.End.OverBudget(SHORT))));
        assertThat(meetings()
                        .filter(meeting -> meeting.event() instanceof JobEvent.OverBudget)
                        .filter(meeting -> !(meeting.state() instanceof Reserving)))
                .allMatch(meeting -> meeting.step().equals(Step.to(meeting.state())));
    }

    @Test
    void no_question_is_asked_before_the_acceptance_was_recorded_or_could_not_be() {
        List<Meeting> asked = meetings()
                .filter(meeting -> meeting.state() instanceof Submitting)
                .filter(meeting -> has(meeting, JobAction.Poll.class) || has(meeting, JobAction.PollLater.class))
                .toList();

        assertThat(asked).isEmpty();
    }

    @Test
    void a_node_that_lost_its_lease_asks_no_more_unless_the_job_is_its_own_again() {
        List<Meeting> asked = meetings()
                .filter(meeting -> meeting.state() instanceof Running running && !running.acts())
                .filter(meeting -> !(meeting.event() instanceof JobEvent.Adopted))
                .filter(meeting -> !(meeting.event() instanceof JobEvent.RowSeen seen && seen.mine()))
                .filter(meeting -> has(meeting, JobAction.Poll.class) || has(meeting, JobAction.PollLater.class))
                .toList();

        assertThat(asked).isEmpty();
    }

    @Test
    void a_node_that_lost_its_lease_still_records_what_it_learns() {
        Step step = new Submitting(ID, false, false).on(new JobEvent.Accepted(REMOTE));

        assertThat(step.actions()).contains(new JobAction.RecordAccepted(ID, REMOTE));
    }

    @Test
    void an_answer_that_says_more_than_the_callback_before_it_completes_what_is_known() {
        RemoteJob bare = new RemoteJob(REMOTE.id(), null, null, null);

        Step step = Running.recorded(ID, bare).on(new JobEvent.Accepted(REMOTE));
        Step again = step.next().on(new JobEvent.Accepted(bare));

        assertThat(step).isEqualTo(Step.to(Running.recorded(ID, REMOTE), new JobAction.RecordDetails(ID, REMOTE)));
        assertThat(again).isEqualTo(Step.to(step.next()));
    }

    @Test
    void an_outcome_is_followed_by_nothing_that_buys() {
        Predicate<Meeting> settled = meeting -> meeting.state() instanceof Settling
                || meeting.state() instanceof Fetching
                || meeting.state() instanceof Ended;

        assertThat(meetings().filter(settled).map(Meeting::step).map(Step::next))
                .noneMatch(next -> next instanceof Queued || next instanceof Reserving || next instanceof Submitting);
    }

    @Test
    void what_had_settled_before_its_node_was_left_is_told_as_bought_before() {
        JobRow picture = rows().stream()
                .filter(row -> PICTURE.equals(row.outcome()))
                .findFirst()
                .orElseThrow();

        assertThat(io.github.camelflux.job.life.Meeting.adopted(picture).next())
                .isEqualTo(new Fetching(ID, PICTURE, true));
    }

    @Test
    void an_outcome_is_recorded_before_anyone_is_told() {
        assertThat(meetings()
                        .filter(meeting -> meeting.state() instanceof Running)
                        .filter(meeting -> meeting.event() instanceof JobEvent.Polled)
                        .filter(meeting -> has(meeting, JobAction.TellEnd.class)))
                .isEmpty();
    }

    @Test
    void an_unknown_outcome_is_bought_again_only_if_the_exchange_wants_that_or_the_key_was_freed() {
        assertThat(meetings()
                        .filter(meeting -> meeting.state() instanceof Unknown)
                        .filter(meeting -> has(meeting, JobAction.AcquirePermit.class))
                        .map(Meeting::event))
                .contains(new JobEvent.Asked(true), new JobEvent.RowGone())
                .allMatch(event -> event.equals(new JobEvent.Asked(true))
                        || event instanceof JobEvent.RowGone
                        || event instanceof JobEvent.RowSeen seen && seen.row().state() == RowState.FORGOTTEN);
    }

    @Test
    void a_job_outside_of_the_region_is_never_asked_for_and_buys_again_only_if_its_key_was_freed() {
        List<Meeting> stranded = meetings()
                .filter(meeting -> meeting.state() instanceof Stranded)
                .toList();

        assertThat(stranded)
                .noneMatch(meeting -> has(meeting, JobAction.Poll.class)
                        || has(meeting, JobAction.PollLater.class)
                        || has(meeting, JobAction.RecordSettled.class));
        assertThat(stranded.stream()
                        .filter(meeting -> has(meeting, JobAction.AcquirePermit.class))
                        .map(Meeting::event))
                .allMatch(event -> event instanceof JobEvent.RowGone
                        || event instanceof JobEvent.RowSeen seen && seen.row().state() == RowState.FORGOTTEN);
        assertThat(stranded.stream().filter(meeting -> meeting.event() instanceof JobEvent.Asked))
                .isNotEmpty()
                .allMatch(meeting -> has(meeting, JobAction.TellEnd.class));
    }

    @Test
    void every_permit_that_was_held_is_given_back_by_whoever_leaves() {
        assertThat(meetings()
                        .filter(meeting -> holdsPermit(meeting.state())
                                && !holdsPermit(meeting.step().next()))
                        .filter(meeting -> !has(meeting, JobAction.ReleasePermit.class)))
                .isEmpty();
    }

    @Test
    void an_intent_that_is_stored_too_late_is_withdrawn() {
        assertThat(meetings()
                        .filter(meeting -> meeting.event() instanceof JobEvent.IntentStored)
                        .filter(meeting -> !(meeting.state() instanceof Reserving)))
                .isNotEmpty()
                .allMatch(meeting -> has(meeting, JobAction.Withdraw.class));
    }

    @Test
    void not_found_may_pass_shortly_after_acceptance_and_is_a_loss_when_it_is_said_again_and_again() {
        Running running = Running.recorded(ID, REMOTE);
        JobEvent early = new JobEvent.Polled(new PollAnswer.NotFound("?"), Duration.ofSeconds(5));
        JobEvent late = new JobEvent.Polled(new PollAnswer.NotFound("?"), Duration.ofMinutes(1));

        assertThat(running.on(early).next()).isEqualTo(running);
        JobState twice = running.on(late).next().on(late).next();
        assertThat(twice).isInstanceOf(Running.class);
        assertThat(twice.on(late).next()).isEqualTo(new Settling(ID, new Outcome.Lost("?")));
        JobEvent between = new JobEvent.Polled(new PollAnswer.Running("Pending", true, null), Duration.ofMinutes(1));
        assertThat(twice.on(between).next().on(late).next()).isInstanceOf(Running.class);
    }

    private static boolean holdsPermit(JobState state) {
        return state instanceof Reserving
                || state instanceof Submitting
                || state instanceof Running running && running.acts();
    }

    private static List<Meeting> where(Class<? extends JobAction> action) {
        return meetings().filter(meeting -> has(meeting, action)).toList();
    }

    private static boolean has(Meeting meeting, Class<? extends JobAction> action) {
        return meeting.step().actions().stream().anyMatch(action::isInstance);
    }

    private static Stream<Meeting> meetings() {
        List<Meeting> meetings = new ArrayList<>();
        for (JobState state : states()) {
            for (JobEvent event : events()) {
                meetings.add(new Meeting(state, event, state.on(event)));
            }
        }
        return meetings.stream();
    }

    private static List<JobState> states() {
        List<JobState> states = new ArrayList<>();
        for (boolean either : new boolean[] {true, false}) {
            states.add(new Queued(either, either ? ID : null, either ? BUSY : null));
            states.add(new Reserving(either));
            states.add(new Submitting(ID, either, false));
            states.add(new Withdrawing(ID, BUSY, either, false));
            states.add(new Pausing(BUSY, either));
            for (Running.Record record : Running.Record.values()) {
                states.add(new Running(ID, REMOTE, record, either, either ? 0 : 2));
            }
            states.add(new Settling(ID, either ? PICTURE : new Outcome.Failed("x", null)));
            states.add(new Fetching(ID, PICTURE, either));
            states.add(new Watching(ID, either));
        }
        states.add(new Unknown(ID, "lost"));
        states.add(new Doubtful(ID));
        states.add(new Stranded(ID, "elsewhere"));
        states.add(new Ended());
        return states;
    }

    private static List<JobEvent> events() {
        List<JobEvent> events = new ArrayList<>(List.of(
                new JobEvent.Permitted(),
                new JobEvent.PermitFailed("down"),
                new JobEvent.IntentStored(ID),
                new JobEvent.IntentFailed("down"),
                new JobEvent.Accepted(REMOTE),
                new JobEvent.Refused(BUSY),
                new JobEvent.Refused(WRONG),
                new JobEvent.Refused(Refusal.of(Refusal.Reason.MODERATED, "no")),
                new JobEvent.Unclear("reset"),
                new JobEvent.Withdrawn(),
                new JobEvent.PauseOver(),
                new JobEvent.TurnCame(),
                new JobEvent.NobodyAsks(),
                new JobEvent.QueueTimeUp(),
                new JobEvent.Stopping(),
                new JobEvent.CalledOff(Refusal.of(Refusal.Reason.CANCELLED, "cancelled")),
                new JobEvent.PollDue(),
                new JobEvent.GivenUp("too long"),
                new JobEvent.Fetched(),
                new JobEvent.FetchInterrupted("cut"),
                new JobEvent.FetchDue(),
                new JobEvent.LinkDead("404"),
                new JobEvent.OutsideRegion("elsewhere"),
                new JobEvent.LeaseLost(),
                new JobEvent.RowGone(),
                new JobEvent.DoubtOver(),
                new JobEvent.Asked(true),
                new JobEvent.Asked(false)));
        for (RowState fact : RowState.values()) {
            events.add(new JobEvent.Recorded(fact));
            events.add(new JobEvent.RecordDelayed(fact));
        }
        events.add(new JobEvent.OverBudget(SHORT));
        for (JobRow row : rows()) {
            events.add(new JobEvent.KeyHeld(row, true));
            events.add(new JobEvent.KeyHeld(row, false));
            events.add(new JobEvent.RowSeen(row, true));
            events.add(new JobEvent.RowSeen(row, false));
            events.add(new JobEvent.Adopted(row));
        }
        for (PollAnswer answer : List.of(
                new PollAnswer.Running("Pending", true, null),
                new PollAnswer.Running("Dreaming", false, null),
                new PollAnswer.Ready(
                        List.of(new MadePicture.Linked(PICTURE.link(), null, null)), null, null, null, false, null),
                new PollAnswer.Moderated(true, List.of(), null),
                new PollAnswer.Failed("x", null),
                new PollAnswer.NotFound("?"),
                new PollAnswer.NotAnswered("503", null))) {
            events.add(new JobEvent.Polled(answer, Duration.ofMinutes(1)));
        }
        return events;
    }

    private static List<JobRow> rows() {
        JobTerms terms = new JobTerms(
                Operation.GENERATE, "m", "bfl", "default", "g", true, Map.of(), Duration.ofHours(24), Booking.NONE);
        Instant now = Instant.EPOCH;
        JobRow intent = JobRow.intent(ID, IdempotencyKey.of("n", "k"), "f", terms, new NodeId("B"), now);
        JobRow accepted = intent.withAccepted(REMOTE, now);
        return List.of(
                intent,
                accepted,
                intent.withUnknown(),
                intent.withUnknown().withForgotten(),
                accepted.withOutcome(PICTURE, 1, now, null),
                accepted.withOutcome(new Outcome.Failed("x", null), 1, now, null),
                accepted.withOutcome(new Outcome.Moderated(true, List.of(), null), 1, now, null));
    }
}
