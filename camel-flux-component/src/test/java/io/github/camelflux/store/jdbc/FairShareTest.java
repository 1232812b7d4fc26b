package io.github.camelflux.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FairShareTest {

    @Test
    void a_node_that_is_alone_gets_all_that_it_wishes_for() {
        assertThat(FairShare.of("a", Map.of("a", 100), 24, 0)).isEqualTo(24);
        assertThat(FairShare.of("a", Map.of("a", 5), 24, 0)).isEqualTo(5);
    }

    @Test
    void what_one_does_not_want_the_others_get() {
        Map<String, Integer> wanted = Map.of("a", 2, "b", 24, "c", 24);

        assertThat(FairShare.of("a", wanted, 24, 0)).isEqualTo(2);
        assertThat(FairShare.of("b", wanted, 24, 0)).isEqualTo(11);
        assertThat(FairShare.of("c", wanted, 24, 0)).isEqualTo(11);
    }

    @Test
    void a_limit_below_the_number_of_nodes_starves_none_of_them() {
        Map<String, Integer> wanted = Map.of("a", 1, "b", 1, "c", 5);
        Map<String, Integer> got = new HashMap<>();
        for (int turn = 0; turn < 3; turn++) {
            for (String node : wanted.keySet()) {
                got.merge(node, FairShare.of(node, wanted, 2, turn), Integer::sum);
            }
        }

        assertThat(got).isEqualTo(Map.of("a", 2, "b", 2, "c", 2));
    }

    @Test
    void nothing_is_left_over_while_somebody_wishes_for_it_and_nothing_is_given_twice() {
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            int limit = 1 + random.nextInt(30);
            int turn = random.nextInt();
            Map<String, Integer> wanted = new HashMap<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                wanted.put("n" + i, random.nextInt(40));
            }
            int given = wanted.keySet().stream()
                    .mapToInt(node -> FairShare.of(node, wanted, limit, turn))
                    .sum();

            int all = wanted.values().stream().mapToInt(Integer::intValue).sum();
            assertThat(given).as("%s of %d", wanted, limit).isEqualTo(Math.min(all, limit));
        }
    }
}
