package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a key's limit is found by what the provider says, with others taking some of the account. */
class WorkingLimitTest {

    private static final int LIMIT = 24;

    private final WorkingLimit limit = new WorkingLimit(LIMIT);
    private long number;
    private int others;
    private int inFlight;
    private int refused;

    @Test
    void an_account_that_is_ours_alone_is_used_in_full() {
        run(1_000);

        assertThat(limit.now()).isEqualTo(LIMIT);
        assertThat(refused).isZero();
    }

    @Test
    void with_half_the_account_taken_few_submissions_are_refused_and_the_rest_is_used() {
        run(240);
        others = 12;
        run(2_000);

        assertThat(limit.now()).isBetween(9, 13);
        assertThat(refused).isBetween(3, 22);
    }

    @Test
    void what_others_give_back_is_found_again() {
        run(100);
        others = 12;
        run(500);
        others = 0;
        run(700);

        assertThat(limit.now()).isEqualTo(LIMIT);
    }

    @Test
    void refusals_of_one_burst_count_as_one_and_leave_what_was_accepted() {
        for (int burst = 0; burst < LIMIT; burst++) {
            number++;
        }
        for (int flight = LIMIT; flight > 12; flight--) {
            limit.refused(number, number, flight - 1);
        }

        assertThat(limit.now()).isEqualTo(12);
    }

    @Test
    void whoever_meets_others_gives_way_by_a_third_and_looks_for_what_is_left_from_below() {
        limit.refused(LIMIT, LIMIT, 12);

        assertThat(limit.now()).isEqualTo(8);
    }

    @Test
    void something_is_always_tried() {
        others = LIMIT;
        limit.refused(1, 1, 0);

        assertThat(limit.now()).isOne();
    }

    /** Jobs end one after the other, and each time as many follow as the limit lets. */
    private void run(int jobs) {
        int submitted = 0;
        while (submitted < jobs) {
            inFlight = Math.max(0, inFlight - 1);
            while (inFlight < limit.now() && submitted < jobs) {
                submitted++;
                number++;
                if (inFlight + others < LIMIT) {
                    inFlight++;
                    limit.accepted();
                } else {
                    refused++;
                    limit.refused(number, number, inFlight);
                }
            }
        }
    }
}
