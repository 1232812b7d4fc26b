package io.github.camelflux.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

class FluxSimulatorExtensionTest {

    @Nested
    @FluxSimulation
    class ByAnnotation {

        private static final Set<FluxSimulator> SEEN = new HashSet<>();
        private FluxSimulator before;

        @BeforeEach
        void remember(FluxSimulator simulator) {
            before = simulator;
        }

        @RepeatedTest(2)
        void each_test_has_one_of_its_own_shared_with_its_before_each(FluxSimulator simulator) {
            assertThat(simulator).isSameAs(before);
            assertThat(SEEN.add(simulator)).isTrue();
        }
    }

    @Nested
    @FluxSimulation
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class SharedFromBeforeAll {

        private FluxSimulator shared;

        @BeforeAll
        void remember(FluxSimulator simulator) {
            shared = simulator;
        }

        @RepeatedTest(2)
        void tests_share_what_before_all_asked_for(FluxSimulator simulator) {
            assertThat(simulator).isSameAs(shared);
        }
    }

    @Nested
    class ByField {

        @RegisterExtension
        final FluxSimulatorExtension flux = FluxSimulatorExtension.of(
                () -> FluxSimulator.builder().key("only").start());

        @Test
        void the_field_and_the_parameter_give_the_same(FluxSimulator simulator) {
            assertThat(simulator).isSameAs(flux.simulator());
        }
    }

    @Nested
    class ByStaticField {

        private static final Set<FluxSimulator> SEEN = new HashSet<>();

        @RegisterExtension
        static final FluxSimulatorExtension FLUX = FluxSimulatorExtension.of(FluxSimulator::start);

        @RepeatedTest(2)
        void a_static_field_gives_all_tests_the_same() {
            SEEN.add(FLUX.simulator());
            assertThat(SEEN).hasSize(1);
        }
    }
}
