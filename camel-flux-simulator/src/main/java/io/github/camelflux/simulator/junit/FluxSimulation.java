package io.github.camelflux.simulator.junit;

import io.github.camelflux.simulator.draw.Render;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a {@link io.github.camelflux.simulator.FluxSimulator} parameter. Each test has a simulator of its own,
 * unless a constructor, {@code @BeforeAll} method or enclosing class asked for one first: then all tests of that class
 * share it.
 *
 * <pre>{@code
 * @FluxSimulation(runTimeScale = 0)
 * class MyTest {
 *     @Test
 *     void buys_one_picture(FluxSimulator simulator) { ... }
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FluxSimulatorExtension.class)
public @interface FluxSimulation {

    /** Factor on run times; 0, the default here, ends every job at once. */
    double runTimeScale() default 0;

    /** How pictures are made; flat by default here, since most tests do not look at them. */
    Render render() default Render.FLAT;

    /** Accepted keys; none means any key. */
    String[] keys() default {};

    /** How many jobs one key may have running. */
    int activeLimit() default 24;

    /** Whether to serve models that BFL withdrew, flux-pro-1.0-canny and -depth. */
    boolean withdrawnModels() default false;

    /** What run times and seeds that nobody fixed are drawn from. The same in each run by default, so that a test that passed once passes again. */
    long randomSeed() default 1;
}
