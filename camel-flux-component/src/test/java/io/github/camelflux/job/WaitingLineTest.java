package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitingLineTest {

    private final Set<String> full = new HashSet<>();
    private final WaitingLine<Person> line = new WaitingLine<>();
    private long number;

    @Test
    void of_one_route_first_come_is_first_served() {
        add("a", "m", 0);
        add("a", "n", 0);
        add("a", "m", 0);

        assertThat(served()).containsExactly("a1", "a2", "a3");
    }

    @Test
    void routes_take_turns_however_many_one_has_waiting() {
        add("a", "m", 0);
        add("a", "m", 0);
        add("a", "m", 0);
        add("b", "m", 0);
        add("b", "m", 0);

        assertThat(served()).containsExactly("a1", "b4", "a2", "b5", "a3");
    }

    @Test
    void higher_priority_comes_before_any_turn() {
        add("a", "m", 0);
        add("b", "m", 5);
        add("b", "m", 5);

        assertThat(served()).containsExactly("b2", "b3", "a1");
    }

    @Test
    void a_model_without_room_holds_up_neither_its_route_nor_others_and_keeps_its_place() {
        add("a", "kontext-max", 0);
        add("a", "m", 0);
        add("b", "kontext-max", 9);
        full.add("kontext-max");

        assertThat(line.next()).map(Person::toString).contains("a2");
        assertThat(line.next()).isEmpty();
        assertThat(line.size()).isEqualTo(2);

        full.clear();
        assertThat(served()).containsExactly("b3", "a1");
    }

    @Test
    void whoever_leaves_is_not_served_and_leaving_twice_counts_once() {
        Person first = add("a", "m", 0);
        add("a", "m", 0);

        line.remove(first);
        line.remove(first);

        assertThat(line.size()).isOne();
        assertThat(served()).containsExactly("a2");
        assertThat(line.isEmpty()).isTrue();
    }

    private Person add(String route, String model, int priority) {
        Person person = new Person(++number, priority, route, model);
        line.add(person);
        return person;
    }

    private List<String> served() {
        List<String> served = new ArrayList<>();
        for (Optional<Person> next = line.next(); next.isPresent(); next = line.next()) {
            served.add(next.get().toString());
        }
        return served;
    }

    private final class Person implements WaitingLine.Waiting {

        private final long number;
        private final int priority;
        private final String route;
        private final String model;

        private Person(long number, int priority, String route, String model) {
            this.number = number;
            this.priority = priority;
            this.route = route;
            this.model = model;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public int priority() {
            return priority;
        }

        @Override
        public String route() {
            return route;
        }

        @Override
        public String model() {
            return model;
        }

        @Override
        public boolean hasRoom() {
            return !full.contains(model);
        }

        @Override
        public String toString() {
            return route + number;
        }
    }
}
